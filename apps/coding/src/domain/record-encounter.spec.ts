import { Encounter, exampleEncounter, exampleIds, type ProfessionalEncounter } from '@claimstream/contracts';
import { cancelEncounter } from './cancel-encounter.js';
import { littleTables } from './edits/labelled/little-tables.js';
import { billingCaseIdOf, encounterIdOf } from './encounter-ids.js';
import type { EncounterRecord } from './encounter-record.js';
import { recordEncounter } from './record-encounter.js';

const tenantId = exampleIds.tenant;
const facts = { tenantId, now: new Date('2026-03-02T15:00:00Z') };
const later = { tenantId, now: new Date('2026-03-03T15:00:00Z') };
const visit = (change: Partial<ProfessionalEncounter> = {}): Encounter => ({
  ...(exampleEncounter as ProfessionalEncounter),
  ...change,
});

const tell = (known: EncounterRecord | undefined, encounter: Encounter, when = facts) =>
  recordEncounter(known, { encounterId: encounterIdOf(tenantId, encounter), encounter, tables: littleTables, earlier: [] }, when);
const told = (encounter: Encounter) => tell(undefined, encounter).state!;
const typesOf = (decision: { events?: readonly object[] }) =>
  (decision.events ?? []).map((event) => (event as { contract: { type: string } }).contract.type);

describe('an encounter that is told for the first time', () => {
  it('is recorded and coded, in this order', () => {
    const decision = tell(undefined, visit());
    expect(decision.answer?.kind).toBe('created');
    expect(decision.state).toMatchObject({
      revision: 1,
      status: 'coded',
      released: true,
      billingCaseId: decision.state!.encounterId,
    });
    expect(typesOf(decision)).toEqual(['encounter-recorded', 'encounter-coded']);
  });

  it('is recorded and held when something is missing', () => {
    const decision = tell(undefined, visit({ diagnoses: [] }));
    expect(decision.state).toMatchObject({ status: 'held', waitingFor: 'coder', released: false });
    expect(typesOf(decision)).toEqual(['encounter-recorded', 'encounter-held']);
  });

  it('says only what fits the contracts', () => {
    for (const encounter of [visit(), visit({ diagnoses: [] })]) {
      for (const event of tell(undefined, encounter).events ?? []) {
        const { contract, data } = event as unknown as { contract: { data: { parse(data: unknown): unknown } }; data: unknown };
        expect(contract.data.parse(data)).toEqual(data);
      }
    }
  });

  it('is billed with its account where it has one', () => {
    const ofAccount = (externalId: string) => billingCaseIdOf(tenantId, visit({ billingAccountId: 'A-1', externalId }));
    expect(ofAccount('visit-1')).toBe(ofAccount('visit-2'));
    expect(ofAccount('visit-1')).not.toBe(billingCaseIdOf(tenantId, visit()));
  });
});

describe('an encounter that is told again', () => {
  it('with the same content changes nothing, however it is written', () => {
    const known = told(Encounter.parse(exampleEncounter));
    const backwards = Object.fromEntries(Object.entries(exampleEncounter).reverse());
    const again = tell(known, Encounter.parse({ ...backwards, diagnoses: [{ code: 'i10' }, { code: 'E11.9' }] }), later);
    expect(again).toEqual({ answer: { kind: 'unchanged', record: known } });
  });

  it('with other content is a new revision; after a release the charge has changed', () => {
    const revised = tell(told(visit()), visit({ placeOfServiceCode: '22' }), later);
    expect(revised.answer?.kind).toBe('revised');
    expect(revised.state).toMatchObject({ revision: 2, recordedAt: facts.now.toISOString(), revisedAt: later.now.toISOString() });
    expect(typesOf(revised)).toEqual(['encounter-recorded', 'charge-changed', 'encounter-coded']);
  });

  it('with the missing answer is released, and no charge has changed', () => {
    const revised = tell(told(visit({ diagnoses: [] })), visit(), later);
    expect(typesOf(revised)).toEqual(['encounter-recorded', 'encounter-coded']);
  });

  it('with the same content is looked at once more while it is held: its day may have come', () => {
    const early = told(visit({ dateOfService: '2026-03-05' }));
    expect(early).toMatchObject({ status: 'held', findings: [{ code: 'SERVICE_IN_FUTURE' }] });
    expect(tell(early, early.encounter, later)).toEqual({ answer: { kind: 'unchanged', record: early } });
    const due = tell(early, early.encounter, { tenantId, now: new Date('2026-03-05T15:00:00Z') });
    expect(due.state).toMatchObject({ status: 'coded', revision: 1, released: true });
    expect(typesOf(due)).toEqual(['encounter-coded']);
  });

  it('keeps its billing account', () => {
    const moved = tell(told(visit({ billingAccountId: 'A-1' })), visit({ billingAccountId: 'A-2' }));
    expect(moved).toEqual({ answer: expect.objectContaining({ kind: 'refused', code: 'BILLING_ACCOUNT_CHANGED' }) as object });
  });
});

describe('a cancelled encounter', () => {
  const cancelled = cancelEncounter(told(visit()), 'entered in error', later);

  it('is told once', () => {
    expect(typesOf(cancelled)).toEqual(['encounter-cancelled']);
    expect(cancelEncounter(cancelled.state, 'again', later)).toEqual({ answer: { kind: 'unchanged', record: cancelled.state } });
  });

  it('stays cancelled: a repeat answers so, a change is refused', () => {
    expect(tell(cancelled.state, visit()).answer?.kind).toBe('unchanged');
    expect(tell(cancelled.state, visit({ placeOfServiceCode: '22' })).answer).toMatchObject({ code: 'ENCOUNTER_CANCELLED' });
  });

  it('has to be known', () => {
    expect(cancelEncounter(undefined, 'no such visit', later)).toEqual({ answer: { kind: 'unknown' } });
  });
});
