import type { CoderCodes } from '@claimstream/contracts';
import type { EncounterRecord } from '../encounter-record.js';
import { totalChargeCents } from '../rank.js';
import type { SamplingRule } from './draw-for-quality.js';
import { finaliseCodes } from './finalise-codes.js';
import { holdEncounter, releaseHold } from './hold-encounter.js';
import { reopenEncounter } from './reopen-encounter.js';
import { saveCodes } from './save-codes.js';
import { after, by, codesWith, eventsOf, told, telling, uncoded, visit } from './worked-example.js';

const saved = (known: EncounterRecord, ...diagnoses: string[]): EncounterRecord =>
  after(
    saveCodes(
      known,
      {
        ...{ expectedRevision: known.draftRevision, codes: codesWith(...diagnoses) },
        ...{ answeredProblems: [], overrides: [], origins: [] },
      },
      by('ada'),
    ),
  );
const rule: SamplingRule = {
  ...{ percent: 100, firstOfCoder: 0, coders: [], whenOverridden: false, seed: 's', changedBy: 'rita', changedAt: '' },
};
const finalise = (known: EncounterRecord, of: Partial<Parameters<typeof finaliseCodes>[1]> = {}) =>
  finaliseCodes(known, { expectedRevision: known.draftRevision, rule: undefined, finalisedBefore: 0, ...of }, by('ada'));

describe('codes that are made final', () => {
  it('are released, with who coded them', () => {
    const decision = finalise(saved(uncoded(), 'J069'));
    expect(decision.state).toMatchObject({ status: 'coded', stage: 'released', releasedRevision: 1, coding: { state: 'final' } });
    expect(decision.events).toMatchObject([{ data: { coder: 'ada', encounter: { diagnoses: [{ code: 'J069' }] } } }]);
  });

  it('are refused while an edit blocks them, nobody coded, or the source system changed what was coded', () => {
    expect(finalise(saved(uncoded(), 'V031XXA'))).toMatchObject({
      answer: { code: 'EDITS_OPEN', findings: [{ code: 'EXTERNAL_CAUSE_FIRST' }] },
    });
    expect(finalise(uncoded())).toMatchObject({ answer: { code: 'NOT_CODED' } });
    expect(finalise(uncoded(), { expectedRevision: 9 })).toMatchObject({ answer: { code: 'REVISION_STALE' } });
    expect(finalise(told(visit({ diagnoses: [{ code: 'I10' }, { code: 'E119' }] }), saved(uncoded(), 'J069')))).toMatchObject({
      answer: { code: 'SOURCE_CHANGED' },
    });
  });

  it('wait for what only the provider can mend, and are released with it', () => {
    const final = after(finalise(saved(uncoded({ renderingProvider: undefined }), 'J069')));
    expect(final).toMatchObject({ status: 'held', stage: 'incomplete', waitingFor: 'provider', coding: { state: 'final' } });
    expect(told(visit({ diagnoses: [] }), final)).toMatchObject({
      status: 'coded',
      encounter: { diagnoses: [{ code: 'J069' }] },
    });
  });

  it('wait for a second look where they are drawn', () => {
    expect(finalise(saved(uncoded(), 'J069'), { rule }).state).toMatchObject({
      stage: 'qa-review',
      quality: { because: 'percent' },
    });
  });

  it('are opened again with a reason, and what is released anew is a changed charge of a new revision', () => {
    const released = after(finalise(saved(uncoded(), 'J069')));
    const opened = after(reopenEncounter(released, 'denied', by('ada')));
    expect(opened).toMatchObject({ stage: 'charge-changed', coding: { reopened: { reason: 'denied' } } });
    const again = finalise(saved(opened, 'J029'));
    expect(eventsOf(again)).toEqual(['encounter-recorded', 'charge-changed', 'encounter-coded']);
    expect(again.state).toMatchObject({ revision: 2, releasedRevision: 2 });
    expect(reopenEncounter(uncoded(), 'x', by('ada'))).toMatchObject({ answer: { code: 'STEP_NOT_ALLOWED' } });
  });
});

it('tells what a coder was changing after the release with the next word of the source system', () => {
  const released = after(finalise(saved(uncoded(), 'J069')));
  const opened = after(reopenEncounter(released, 'denied', by('ada')));
  const { serviceLines, ...codes } = codesWith('J069');
  const dearer = { ...codes, serviceLines: serviceLines.map((line) => ({ ...line, chargeAmountCents: 99_000 })) } as CoderCodes;
  const work = { codes: dearer, answeredProblems: [], overrides: [], origins: [] };
  const changing = after(saveCodes(opened, { expectedRevision: opened.draftRevision, ...work }, by('ada')));
  const { events } = telling(visit({ diagnoses: [], placeOfServiceCode: '22' }), changing);
  const beforeCents = totalChargeCents(released.encounter);
  expect(events).toContainEqual(
    expect.objectContaining({
      data: expect.objectContaining({
        change: expect.objectContaining({ beforeCents, afterCents: 99_000 * serviceLines.length }) as object,
      }) as object,
    }),
  );
});

describe('a later word of the source system', () => {
  const coded = saved(uncoded(), 'J069');

  it('about codes keeps the coder’s and wants another look, also after the release', () => {
    const changed = told(visit({ diagnoses: [{ code: 'I10' }, { code: 'E119' }] }), coded);
    expect(changed).toMatchObject({
      stage: 'in-coding',
      encounter: { diagnoses: [{ code: 'J069' }] },
      told: { diagnoses: [{ code: 'I10' }, {}] },
    });
    expect(changed.coding!.sourceChange!.paths).toEqual(['/diagnoses/0', '/diagnoses/1']);
    expect(told(visit(), after(finalise(coded)))).toMatchObject({ status: 'held', stage: 'charge-changed', revision: 2 });
    expect(after(finalise(saved(changed, 'J069')))).toMatchObject({ stage: 'released', revision: 2 });
  });

  it('about anything else is taken over, and final codes stay final', () => {
    const moved = told(visit({ diagnoses: [], placeOfServiceCode: '22' }), after(finalise(coded)));
    expect(moved).toMatchObject({
      status: 'coded',
      revision: 2,
      encounter: { placeOfServiceCode: '22', diagnoses: [{ code: 'J069' }] },
    });
  });
});

describe('a hold', () => {
  it('is stronger than anything, and what ends it is kept', () => {
    const held = holdEncounter(uncoded(), 'waits for the report', by('ada'));
    expect(held.state).toMatchObject({ stage: 'on-hold', hold: { reason: 'waits for the report', by: 'ada' } });
    expect(eventsOf(held)).toEqual(['encounter-held']);
    const told2 = told(visit(), held.state);
    expect(told2.stage).toBe('on-hold');
    const let_go = releaseHold(told2, 'the report came', by('ben', 10));
    expect(let_go.state).toMatchObject({
      status: 'coded',
      pastHolds: [{ releasedBecause: 'the report came', releasedBy: 'ben' }],
    });
    expect(let_go.state).not.toHaveProperty('hold');
    expect(eventsOf(let_go)).toEqual(['encounter-coded']);
    expect(releaseHold(uncoded(), 'x', by('ada'))).toMatchObject({ answer: { code: 'STEP_NOT_ALLOWED' } });
  });
});
