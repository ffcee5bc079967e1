import { diagnosisTable, hcpcsTable, ptpTable, type ReleaseShelf } from '@claimstream/code-sets';
import { Encounter, exampleEncounter } from '@claimstream/contracts';
import type { Random } from '../x12/random.js';

const date = '2026-03-02';

/**
 * Professional encounters of 6 diagnoses and 6 lines: a visit, a pair of the NCCI table, another procedure of it and two supplies, half of them
 * with modifiers.
 */
export function madeUpEncounters(shelf: ReleaseShelf, random: Random, count: number): Encounter[] {
  const diagnoses = shelf.table('icd-10-cm', diagnosisTable, date)!.table;
  const pairs = shelf.table('ncci-ptp-practitioner', ptpTable, date)!.table;
  const supplies = shelf.table('hcpcs', hcpcsTable, date)!.table;
  const someRow = <Row extends object>(table: { size: number; row(at: number): Row }): Row =>
    table.row(random.between(0, table.size - 1));
  const billable = (): string => {
    const row = someRow(diagnoses);
    return row.billable ? row.code : billable();
  };
  const supply = (): string => {
    const { code } = someRow(supplies);
    return code.length === 5 ? code : supply();
  };

  return Array.from({ length: count }, (_, n) => {
    const pair = someRow(pairs);
    const procedures = ['99213', pair.columnOne, pair.columnTwo, someRow(pairs).columnOne, supply(), supply()];
    return Encounter.parse({
      ...exampleEncounter,
      externalId: `made-up-${n}`,
      subscriberPrimary: {
        ...exampleEncounter.subscriberPrimary,
        insuranceCard: { ...exampleEncounter.subscriberPrimary!.insuranceCard, claimFilingIndicator: 'MB' },
      },
      diagnoses: Array.from({ length: 6 }, () => ({ code: billable() })),
      serviceLines: procedures.map((procedureCode, place) => ({
        ...{ procedureCode, quantity: random.between(1, 3), chargeAmountCents: 10_000 },
        modifiers: random.chance(0.5) ? [] : [place === 0 ? '25' : random.pick(['59', 'LT', 'RT', '50', '26'])],
        diagnosisPointers: [1 + (place % 6), 1 + ((place + 1) % 6)],
      })),
    });
  });
}
