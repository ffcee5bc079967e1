import type { Encounter, Finding } from '@claimstream/contracts';
import { chargeFor, priceOf, type PriceBook } from './price-book.js';
import { questionsOf } from './price-lines.js';

const source = 'charge master';

/** What the charge master has to say to the lines that name a charge number. None of it holds an encounter: prices are the sender's. */
export function priceFindings(encounter: Encounter, book: PriceBook): Finding[] {
  return questionsOf(encounter).flatMap(({ line, question }): Finding[] => {
    const price = priceOf(book, question);
    const { chargeAmountCents, quantity, procedureCode } = encounter.serviceLines[line]!;
    const path = `/serviceLines/${line}`;
    if (!price) {
      return [
        {
          ...{ code: 'CHARGE_NUMBER_UNKNOWN', severity: 'information', source, path: `${path}/chargeNumber` },
          message: `The charge master has no item for the charge number of line ${line + 1} on its day.`,
          fix: 'Load the item, or correct the number.',
        },
      ];
    }
    const findings: Finding[] = [];
    const { item } = price;
    if (chargeAmountCents !== chargeFor(price, quantity)) {
      findings.push({
        ...{ code: 'CHARGE_DIFFERS_FROM_MASTER', severity: 'warning', source, path: `${path}/chargeAmountCents` },
        message: `Line ${line + 1} costs another amount than its item in the charge master.`,
        fix: `The charge master says ${chargeFor(price, quantity)} cents for this quantity.`,
      });
    }
    if (item.procedureCode !== undefined && procedureCode !== undefined && procedureCode !== item.procedureCode) {
      findings.push({
        ...{ code: 'PROCEDURE_DIFFERS_FROM_MASTER', severity: 'warning', source, path: `${path}/procedureCode` },
        message: `Line ${line + 1} has another procedure than its item in the charge master.`,
        fix: `The charge master says ${item.procedureCode}.`,
      });
    }
    return findings;
  });
}
