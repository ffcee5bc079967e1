import { type Encounter, exampleEncounter, exampleIds, type ProfessionalEncounter } from '@claimstream/contracts';
import { littleTables } from '../edits/labelled/little-tables.js';
import { encounterIdOf } from '../encounter-ids.js';
import type { EncounterRecord } from '../encounter-record.js';
import { recordEncounter } from '../record-encounter.js';
import { accountStateOf } from './account-state.js';
import { holdAccount, releaseAccount } from './billing-account.js';
import { lastDayOf } from './billing-class.js';
import { type BillHoldFacts, holdDaysOf } from './hold-bill.js';
import { releaseDue, releaseEarly } from './release-due.js';
import { repeatedRules } from './repeated-rules.js';

const tenantId = exampleIds.tenant;
const on = (day: string) => ({ tenantId, now: new Date(`${day}T15:00:00Z`), actor: 'biller' });
const visit = (change: Partial<ProfessionalEncounter> = {}): Encounter => ({
  ...(exampleEncounter as ProfessionalEncounter),
  ...change,
});
const threeDays: BillHoldFacts = { rules: [{ billingClass: 'professional', days: 3 }], accountIsOpen: false };

function tell(encounter: Encounter, billHold: BillHoldFacts = threeDays, known?: EncounterRecord, day = '2026-03-02') {
  const told = { encounterId: encounterIdOf(tenantId, encounter), encounter, tables: littleTables, earlier: [], billHold };
  return recordEncounter(known, told, on(day));
}
const told = (...all: Parameters<typeof tell>): EncounterRecord => tell(...all).state!;
const typesOf = ({ events = [] }: { events?: readonly object[] }) =>
  events.map((event) => (event as { contract: { type: string } }).contract.type);
const codesOf = ({ findings }: EncounterRecord) => findings.map(({ code }) => code);

describe('the days of bill-hold', () => {
  it('are those of the payer, else of the class, else none', () => {
    const rules = [
      { billingClass: 'professional', days: 2 },
      { billingClass: 'professional', payerId: 'DEMO1', days: 5 },
      { billingClass: 'inpatient', days: 4 },
    ] as const;
    expect(holdDaysOf(visit(), rules)).toBe(5);
    expect(holdDaysOf(visit({ subscriberPrimary: undefined }), rules)).toBe(2);
    expect(holdDaysOf(visit(), rules.slice(2))).toBe(0);
    expect(repeatedRules([...rules, { billingClass: 'inpatient', days: 0 }])).toEqual([3]);
  });

  it('are counted from the last day of service', () => {
    expect(lastDayOf(visit({ endDateOfService: '2026-03-04' }))).toBe('2026-03-04');
    expect(told(visit({ endDateOfService: '2026-03-02' }))).toMatchObject({ billHoldUntil: '2026-03-04' });
  });

  it('keep final codes back and are told as the reason; without days all goes at once', () => {
    const held = tell(visit());
    expect(held.state).toMatchObject({ status: 'held', stage: 'coded', released: false, billHoldUntil: '2026-03-04' });
    expect(codesOf(held.state!)).toEqual(['BILL_HOLD']);
    expect(typesOf(held)).toEqual(['encounter-recorded', 'encounter-held']);
    expect(typesOf(tell(visit(), { rules: [], accountIsOpen: false }))).toEqual(['encounter-recorded', 'encounter-coded']);
    expect(told(visit(), threeDays, undefined, '2026-03-05').status).toBe('coded');
    expect(told(visit({ billableStatus: 'NOT_BILLABLE' })).status).toBe('coded');
  });

  it('are over on the day that many days after the service', () => {
    const held = told(visit());
    expect(releaseDue(held, on('2026-03-04'))).toEqual({});
    const due = releaseDue(held, on('2026-03-05'));
    expect(due.state).toMatchObject({ status: 'coded', stage: 'released', revision: 1, findings: [] });
    expect(due.state).not.toHaveProperty('billHoldUntil');
    expect(typesOf(due)).toEqual(['encounter-coded']);
    expect(releaseDue(due.state, on('2026-03-06'))).toEqual({});
    expect(releaseDue(undefined, on('2026-03-06'))).toEqual({});
  });

  it('do not release what is not final, and count anew for another last day', () => {
    const open = told(visit({ diagnoses: [] }));
    expect(open.stage).toBe('ready-to-code');
    expect(releaseDue(open, on('2026-03-09'))).toEqual({});
    expect(told(visit({ endDateOfService: '2026-03-03' }), threeDays, told(visit()))).toMatchObject({
      billHoldUntil: '2026-03-05',
    });
  });

  it('never hold again what was released: a change goes at once', () => {
    const released = told(visit(), { rules: [], accountIsOpen: false });
    expect(typesOf(tell(visit({ placeOfServiceCode: '22' }), threeDays, released))).toEqual([
      ...['encounter-recorded', 'charge-changed', 'encounter-coded'],
    ]);
  });
});

describe('a person who does not want to wait', () => {
  it('releases what is final, once, with a reason', () => {
    const early = releaseEarly(told(visit()), 'payer deadline', on('2026-03-03'));
    expect(early.state).toMatchObject({ status: 'coded', billHoldReleased: { reason: 'payer deadline', by: 'biller' } });
    expect(typesOf(early)).toEqual(['encounter-coded']);
    expect(releaseEarly(early.state, 'again', on('2026-03-03'))).toMatchObject({ answer: { kind: 'unchanged' } });
  });

  it('has what is not final released as soon as it is', () => {
    const open = releaseEarly(told(visit({ diagnoses: [] })), 'payer deadline', on('2026-03-02'));
    expect(open.state).toMatchObject({ status: 'held', stage: 'ready-to-code' });
    expect(open.state).not.toHaveProperty('billHoldUntil');
    expect(told(visit(), threeDays, open.state)).toMatchObject({ status: 'coded' });
  });

  it('is told where there is nothing to release', () => {
    expect(releaseEarly(undefined, 'x', on('2026-03-03'))).toEqual({ answer: { kind: 'unknown' } });
    const released = told(visit(), { rules: [], accountIsOpen: false });
    expect(releaseEarly(released, 'x', on('2026-03-03'))).toMatchObject({ answer: { kind: 'refused', code: 'BILL_HOLD_OVER' } });
  });
});

describe('encounters of a billing account', () => {
  const ofAccount = (change: Partial<ProfessionalEncounter> = {}) => visit({ billingAccountId: 'A-1', ...change });
  const open: BillHoldFacts = { rules: [], accountIsOpen: true };

  it('go at once when nothing of the account is open, and wait when something is', () => {
    expect(told(ofAccount(), { ...open, accountIsOpen: false })).toMatchObject({ status: 'coded', stage: 'released' });
    const waiting = told(ofAccount(), open);
    expect(waiting).toMatchObject({ status: 'held', stage: 'coded', waitsForAccount: true, released: false });
    expect(codesOf(waiting)).toEqual(['ACCOUNT_INCOMPLETE']);
    const due = releaseDue(waiting, on('2026-03-02'));
    expect(due.state).toMatchObject({ status: 'coded', findings: [] });
    expect(due.state).not.toHaveProperty('waitsForAccount');
  });

  it('wait for their own bill-hold also when the account is complete', () => {
    expect(told(ofAccount(), threeDays)).toMatchObject({ status: 'held', stage: 'coded', billHoldUntil: '2026-03-04' });
  });

  it('are stopped by a person and let go, each once', () => {
    const name = { sourceSystem: 'ehr', billingAccountId: 'A-1' };
    const held = holdAccount(undefined, { ...name, reason: 'implant invoice' }, on('2026-03-02'));
    expect(held.state).toMatchObject({ ...name, hold: { reason: 'implant invoice', by: 'biller' } });
    expect(holdAccount(held.state, { ...name, reason: 'x' }, on('2026-03-02'))).toMatchObject({ answer: { kind: 'unchanged' } });
    const released = releaseAccount(held.state, 'invoice came', on('2026-03-03'));
    expect(released.state).toEqual({
      ...name,
      released: { reason: 'invoice came', by: 'biller', at: '2026-03-03T15:00:00.000Z' },
    });
    expect(releaseAccount(released.state, 'x', on('2026-03-03'))).toEqual({ answer: { kind: 'not-held' } });
    expect(holdAccount(released.state, { ...name, reason: 'one more' }, on('2026-03-04')).state).toHaveProperty('hold');
  });

  it('say how far their account has come', () => {
    expect(accountStateOf({ held: true, waiting: 0, stages: [] })).toBe('held');
    expect(accountStateOf({ held: false, waiting: 0, stages: ['cancelled'] })).toBe('empty');
    expect(accountStateOf({ held: false, waiting: 1, stages: ['released', 'ready-to-code'] })).toBe('waiting');
    expect(accountStateOf({ held: false, waiting: 0, stages: ['coded'] })).toBe('waiting');
    expect(accountStateOf({ held: false, waiting: 0, stages: ['released', 'not-billable', 'cancelled'] })).toBe('released');
  });
});
