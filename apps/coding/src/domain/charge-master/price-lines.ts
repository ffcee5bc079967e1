import type { Encounter } from '@claimstream/contracts';
import { isCalendarDate } from '@claimstream/kernel';
import { chargeFor, priceOf, type PriceBook, type PriceQuestion } from './price-book.js';

type Json = Readonly<Record<string, unknown>>;

/** The charge numbers that lines of encounters name, as a client wrote them and before anything is checked. */
export function chargeNumbersIn(bodies: readonly unknown[]): string[] {
  return [...new Set(bodies.flatMap((body) => linesOf(body).flatMap((line) => textOf(line, 'chargeNumber') ?? [])))];
}

/**
 * Fills in what lines with a charge number leave out: charge, procedure with its modifiers, and revenue code. What they say themselves
 * stays. A line without a price in the book stays as it is, and the check of the shape finds what is missing.
 */
export function withPrices(body: unknown, book: PriceBook): unknown {
  if (!isJson(body) || book.size === 0 || !Array.isArray(body['serviceLines'])) return body;
  return { ...body, serviceLines: body['serviceLines'].map((line: unknown) => (isJson(line) ? priced(line, body, book) : line)) };
}

function priced(line: Json, encounter: Json, book: PriceBook): Json {
  const question = questionOf(line, encounter);
  const price = question && priceOf(book, question);
  if (!price) return line;
  const { procedureCode, modifiers, revenueCode } = price.item;
  const { quantity } = line;
  return {
    ...(procedureCode !== undefined && line['procedureCode'] === undefined && { procedureCode, modifiers }),
    ...(encounter['kind'] === 'institutional' && revenueCode !== undefined && { revenueCode }),
    ...(typeof quantity === 'number' && { chargeAmountCents: chargeFor(price, quantity) }),
    ...line,
  };
}

function questionOf(line: Json, encounter: Json): PriceQuestion | undefined {
  const chargeNumber = textOf(line, 'chargeNumber');
  const date =
    textOf(line, 'serviceDate') ??
    textOf(encounter, encounter['kind'] === 'institutional' ? 'statementFromDate' : 'dateOfService');
  if (chargeNumber === undefined || date === undefined || !isCalendarDate(date)) return undefined;
  const facilityNpi = textOf(encounter['serviceFacility'], 'npi') ?? textOf(encounter['billingProvider'], 'npi');
  return { chargeNumber, date, payerId: payerIdOf(encounter), facilityNpi };
}

function payerIdOf({ subscriberPrimary }: Json): string | undefined {
  return isJson(subscriberPrimary) ? textOf(subscriberPrimary['insuranceCard'], 'payerId') : undefined;
}

/** What is asked of the charge master for each line that names a charge number; by the line's place. */
export function questionsOf(encounter: Encounter): { line: number; question: PriceQuestion }[] {
  return linesOf(encounter).flatMap((each, line) => {
    const question = questionOf(each, encounter);
    return question ? [{ line, question }] : [];
  });
}

function linesOf(body: unknown): Json[] {
  const lines = isJson(body) ? body['serviceLines'] : undefined;
  return Array.isArray(lines) ? lines.filter(isJson) : [];
}

function textOf(value: unknown, name: string): string | undefined {
  const text = isJson(value) ? value[name] : undefined;
  return typeof text === 'string' ? text : undefined;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
