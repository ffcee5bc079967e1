import type { Charge, Encounter, Finding } from '@claimstream/contracts';
import { chargeFor, priceOf, type PriceBook } from '../charge-master/price-book.js';

type Line = Encounter['serviceLines'][number];
export type LineOfCharge = { readonly line: Line } | { readonly findings: readonly Finding[] };

/** The service line of a charge on its encounter, with what the charge master fills in; or all that it lacks. */
export function lineOfCharge(charge: Charge, encounter: Encounter, book: PriceBook): LineOfCharge {
  const filled = filledIn(charge, encounter, book);
  const findings = faultsOf(filled, encounter);
  if (findings.length > 0) return { findings };

  const { externalId, chargeNumber, serviceDate, quantity, drug, priorAuthorizationNumber } = charge;
  const { procedureCode, modifiers, revenueCode, chargeAmountCents = 0 } = filled;
  const common = {
    ...{ externalId, modifiers: [...modifiers], quantity, chargeAmountCents, serviceDate },
    ...(chargeNumber !== undefined && { chargeNumber }),
    ...(priorAuthorizationNumber !== undefined && { priorAuthorizationNumber }),
    ...(drug && { drug }),
  };
  if (encounter.kind === 'professional') {
    const { orderingProvider, units } = charge;
    const diagnosisPointers = pointersOf(charge, encounter);
    const line = {
      ...common,
      procedureCode: procedureCode ?? '',
      units: units === 'MJ' ? units : ('UN' as const),
      diagnosisPointers,
    };
    return { line: { ...line, ...(orderingProvider && { orderingProvider }) } };
  }
  const units = charge.units === 'DA' ? charge.units : ('UN' as const);
  return { line: { ...common, revenueCode: revenueCode ?? '', units, ...(procedureCode !== undefined && { procedureCode }) } };
}

function filledIn(charge: Charge, encounter: Encounter, book: PriceBook) {
  const { chargeNumber, serviceDate, quantity } = charge;
  const price =
    chargeNumber === undefined
      ? undefined
      : priceOf(book, {
          ...{ chargeNumber, date: serviceDate, payerId: encounter.subscriberPrimary?.insuranceCard.payerId },
          facilityNpi: encounter.serviceFacility?.npi ?? encounter.billingProvider.npi,
        });
  return {
    procedureCode: charge.procedureCode ?? price?.item.procedureCode,
    modifiers: charge.modifiers ?? (charge.procedureCode === undefined ? price?.item.modifiers : undefined) ?? [],
    revenueCode: charge.revenueCode ?? price?.item.revenueCode,
    chargeAmountCents: charge.chargeAmountCents ?? (price && chargeFor(price, quantity)),
  };
}

function faultsOf(
  { procedureCode, revenueCode, chargeAmountCents }: ReturnType<typeof filledIn>,
  { kind }: Encounter,
): Finding[] {
  return [
    ...(chargeAmountCents !== undefined && !Number.isSafeInteger(chargeAmountCents)
      ? [fault('CHARGE_TOO_LARGE', 'Price and quantity come to more than can be charged.', '/quantity')]
      : []),
    ...(chargeAmountCents === undefined
      ? [fault('CHARGE_UNPRICED', 'Neither the charge nor the charge master says what it costs.', '/chargeAmountCents')]
      : []),
    ...(kind === 'professional' && procedureCode === undefined
      ? [fault('PROCEDURE_MISSING', 'A professional charge needs its procedure.', '/procedureCode')]
      : []),
    ...(kind === 'institutional' && revenueCode === undefined
      ? [fault('REVENUE_CODE_MISSING', 'A charge of a hospital needs its revenue code.', '/revenueCode')]
      : []),
  ];
}

export const fault = (code: string, message: string, path?: string): Finding => ({
  ...{ code, severity: 'error', message, source: 'charge capture' },
  ...(path !== undefined && { path }),
});

/** Where the charge's diagnoses stand on the encounter; those that it does not have are the coder's to add, and the first stands in for none. */
function pointersOf({ diagnosisCodes }: Charge, { diagnoses }: Encounter): number[] {
  const places = diagnosisCodes.map((code) => diagnoses.findIndex((diagnosis) => diagnosis.code === code) + 1);
  const found = [...new Set(places.filter((place) => place > 0))].slice(0, 4);
  return found.length > 0 ? found : [1];
}
