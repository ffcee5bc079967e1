import {
  ChargeChange,
  ChargeChanged,
  exampleEncounter,
  type ProfessionalEncounter,
  type ProfessionalServiceLine,
} from '@claimstream/contracts';
import { nothingLoaded } from '@claimstream/code-sets';
import { newId } from '@claimstream/kernel';
import { recordEncounter } from '../record-encounter.js';
import { changeOf } from './change-of.js';

const visit = exampleEncounter as ProfessionalEncounter;
const [office, count] = visit.serviceLines as [ProfessionalServiceLine, ProfessionalServiceLine];
const withLines = (...serviceLines: ProfessionalServiceLine[]) => ({ ...visit, serviceLines });
const saying = (before: ProfessionalEncounter, after: ProfessionalEncounter) =>
  changeOf(before, after).lines.map(({ kind, differenceCents, fields }) => [kind, differenceCents, ...fields].join(' '));

describe('what is different in what is charged', () => {
  it('is nothing for the same lines, in whatever order', () => {
    expect(changeOf(visit, withLines(count, office))).toEqual({
      lines: [],
      beforeCents: 18_500,
      afterCents: 18_500,
      differenceCents: 0,
    });
  });

  it('is what was added, removed and changed, with the difference in cents', () => {
    expect(saying(withLines(office), visit)).toEqual(['added 3500']);
    expect(saying(visit, withLines(count))).toEqual(['removed -15000']);
    expect(saying(visit, withLines(office, { ...count, chargeAmountCents: 4_000, quantity: 2 }))).toEqual([
      ...['changed 500 chargeAmountCents quantity'],
    ]);
    expect(changeOf(visit, withLines(office, { ...count, chargeAmountCents: 4_000 }))).toMatchObject({
      differenceCents: 500,
      afterCents: 19_000,
    });
    expect(saying(visit, withLines())).toEqual(['removed -15000', 'removed -3500']);
  });

  it('knows a line by its external id, also when it has another code', () => {
    const named = { ...office, externalId: 'C-1' };
    expect(saying(withLines(named, count), withLines(count, { ...named, procedureCode: '99214' }))).toEqual([
      'changed 0 procedureCode',
    ]);
  });

  it('takes another code for another line, and each line once', () => {
    expect(saying(withLines(office), withLines({ ...office, procedureCode: '99214' }))).toEqual([
      'added 15000',
      'removed -15000',
    ]);
    expect(saying(withLines(count), withLines(count, count))).toEqual(['added 3500']);
    expect(saying(withLines(count, count), withLines({ ...count, quantity: 2 }))).toEqual([
      'changed 0 quantity',
      'removed -3500',
    ]);
  });
});

describe('a change after the release', () => {
  const facts = { tenantId: newId(), now: new Date('2026-03-09T15:00:00Z') };
  const tell = (encounter: ProfessionalEncounter, known?: Parameters<typeof recordEncounter>[0]) =>
    recordEncounter(known, { encounterId: newId(), encounter, tables: nothingLoaded, earlier: [] }, facts);

  /** The rows that the report on late charges reads. */
  const keptOf = ({ rows = [] }: ReturnType<typeof tell>) =>
    rows.flatMap((change) => ('row' in change && 'addedLines' in change.row ? [change.row] : []));

  it('is announced with what changed, and kept for the reports', () => {
    const late = tell(visit, tell(withLines(office)).state);
    const announced = late.events!.find((event) => 'contract' in event && event.contract.type === 'charge-changed') as ReturnType<
      typeof ChargeChanged.of
    >;
    expect(ChargeChange.parse(announced.data.change)).toMatchObject({ lines: [{ kind: 'added' }], differenceCents: 3_500 });
    expect(keptOf(late)).toMatchObject([
      { addedLines: 1, addedCents: 3_500, removedCents: 0, changedCents: 0, billingClass: 'professional' },
    ]);
  });

  it('is none where nothing was released yet', () => {
    const held = tell({ ...visit, diagnoses: [] });
    expect(keptOf(tell(visit, held.state))).toEqual([]);
  });
});
