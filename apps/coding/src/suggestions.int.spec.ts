import { type CodeSuggestions, type EncounterReceipt, exampleEncounter } from '@claimstream/contracts';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

const clinicalNotes = 'HPI: Denies fever. Secretly afraid of dragons.\nAssessment: Gout. Possible lupus. CKD stage 4.';

async function coder(permissions = ['encounters:read', 'encounters:write']) {
  const hospital = tenantGrant(permissions);
  const token = await coding.tokenFor('coder@example', hospital);
  return {
    get: (route: string) => coding.call(route, { token }),
    post: (route: string, body: unknown) => coding.call(route, { method: 'POST', token, body }),
    audited: () =>
      coding.asAdmin<{ action: string; aggregate_id: string }>(
        "select action, aggregate_id from audit_entry where tenant_id = $1 and action like '%suggestions%'",
        [hospital.id],
      ),
    outbox: () => coding.asAdmin('select type from outbox where tenant_id = $1', [hospital.id]),
  };
}

const recorded = async ({ post }: Awaited<ReturnType<typeof coder>>, change: object = {}): Promise<string> => {
  const { body } = await post('/v1/encounters', { ...exampleEncounter, clinicalNotes, ...change });
  return (body as unknown as EncounterReceipt).encounterId;
};
const suggestionsOf = ({ body }: { body: object }) => body as CodeSuggestions;

describe('suggestions for an encounter', () => {
  it('come with evidence, joined with what is coded, and the reading is in the audit', async () => {
    const anna = await coder();
    const encounterId = await recorded(anna, { diagnoses: [{ code: 'I10' }, { code: 'M109' }] });
    const answer = await anna.get(`/v1/encounters/${encounterId}/suggestions`);
    expect(answer.status).toBe(200);

    const { suggestions, withheld, setting, releases, revision } = suggestionsOf(answer);
    expect({ setting, releases, revision }).toEqual({
      setting: 'outpatient',
      releases: { 'icd-10-cm': 'starter-1' },
      revision: 1,
    });
    expect(suggestions).toMatchObject([
      { code: 'I129', rule: 'COMBINED', replaces: ['I10'], alreadyCoded: false },
      { code: 'M109', rule: 'NAMED', alreadyCoded: true },
      { code: 'N184', rule: 'NAMED', release: 'starter-1' },
    ]);
    const [evidence] = suggestions[1]!.evidence;
    expect(evidence).toMatchObject({ kind: 'note', section: 'assessment', quote: 'Gout' });
    expect(evidence?.kind === 'note' && clinicalNotes.slice(evidence.start, evidence.end)).toBe('Gout');
    expect(withheld).toMatchObject([
      { code: 'R509', reason: 'NEGATED' },
      { code: 'M329', reason: 'UNCERTAIN_OUTPATIENT' },
    ]);
    expect(await anna.audited()).toEqual([{ action: 'encounters.suggestions', aggregate_id: encounterId }]);
  });

  it('have the same ids each time, others when the encounter was told anew', async () => {
    const anna = await coder();
    const encounterId = await recorded(anna);
    const idsOf = async () =>
      suggestionsOf(await anna.get(`/v1/encounters/${encounterId}/suggestions`)).suggestions.map((one) => one.suggestionId);
    const first = await idsOf();
    expect(await idsOf()).toEqual(first);
    await recorded(anna, { placeOfServiceCode: '22' });
    expect(await idsOf()).not.toEqual(first);
  });

  it('change nothing and say nothing', async () => {
    const anna = await coder();
    const encounterId = await recorded(anna);
    const before = await anna.outbox();
    await anna.get(`/v1/encounters/${encounterId}/suggestions`);
    expect(await anna.outbox()).toEqual(before);
  });

  it('of another tenant are not there', async () => {
    const encounterId = await recorded(await coder());
    const stranger = await coder();
    expect((await stranger.get(`/v1/encounters/${encounterId}/suggestions`)).status).toBe(404);
    expect(await stranger.audited()).toEqual([]);
  });
});

describe('suggestions for a text', () => {
  it('heed the setting and the patient', async () => {
    const anna = await coder();
    const ask = { text: 'Discharge diagnosis: probable pneumonia. BPH.', date: '2026-03-02' };
    const codesOf = async (more: object) =>
      suggestionsOf(await anna.post('/v1/suggestions', { ...ask, ...more })).suggestions.map(({ code }) => code);
    expect(await codesOf({})).toEqual(['N400']);
    expect(await codesOf({ setting: 'inpatient' })).toEqual(['N400', 'J189']);
    expect(await codesOf({ patient: { sex: 'F' } })).toEqual([]);
  });

  it('that is wrong are refused with every fault', async () => {
    const anna = await coder();
    const answer = await anna.post('/v1/suggestions', { text: '', date: 'tomorrow', surprise: 1 });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as unknown as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/date', '/surprise', '/text']);
  });

  it('want permission', async () => {
    const reader = await coder(['encounters:read']);
    expect((await reader.post('/v1/suggestions', { text: 'gout', date: '2026-03-02' })).status).toBe(403);
  });
});

it('never logs what the note says', () => {
  expect(coding.lines.join('\n')).not.toMatch(/dragons|gout|lupus/i);
});
