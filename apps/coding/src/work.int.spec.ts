import {
  type AuditView,
  type CoderAccuracy,
  type Encounter,
  type EncounterChanges,
  type EncounterView,
  exampleEncounter,
  type PriorCodes,
  type QuickPickView,
  type ProfessionalEncounter,
  type WorklistCounts,
  type WorklistItem,
} from '@claimstream/contracts';
import { newId, type Uuid } from '@claimstream/kernel';
import { type SpecAnswer, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';
import { findCandidates } from './http/work/audits.queries.js';

jest.setTimeout(60_000);

let instant = Date.parse('2026-03-05T12:00:00Z');
const pass = (minutes: number) => void (instant += minutes * 60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp, { clock: () => new Date(instant) });
});
afterAll(() => coding.stop());

const everything = [
  'encounters:read',
  'encounters:write',
  'coding:read',
  'coding:write',
  'coding-management:read',
  'coding-management:write',
  'coding-quality:write',
  'provider-queries:read',
  'provider-queries:write',
  'audits:read',
  'audits:write',
];

/** Somebody who works for a hospital. */
async function person(subject: string, hospital: Uuid, permissions = everything) {
  const token = await coding.tokenFor(subject, tenantGrant(permissions, hospital));
  const call = (method: string) => (route: string, body?: unknown, headers?: Record<string, string>) =>
    coding.call(`/v1${route}`, { method, token, body: body ?? (method === 'GET' ? undefined : {}), headers });
  return { get: call('GET'), post: call('POST'), put: call('PUT'), drop: call('DELETE') };
}

let visits = 0;
const visit = (change: Partial<ProfessionalEncounter> = {}): Encounter => ({
  ...(exampleEncounter as ProfessionalEncounter),
  externalId: `work-${(visits += 1)}`,
  ...change,
});
const uncoded = (change: Partial<ProfessionalEncounter> = {}) => visit({ diagnoses: [], ...change });
const codes = {
  kind: 'professional',
  diagnoses: [{ code: 'J069' }],
  serviceLines: exampleEncounter.serviceLines.map((line) => ({ ...line, diagnosisPointers: [1] })),
};

const viewOf = ({ body }: SpecAnswer) => body as unknown as EncounterView;
const codeOf = ({ status, body }: SpecAnswer) => `${status} ${String(body['code'])}`;

/** A hospital with a coder, another one, a reviewer and a source system. */
async function department() {
  const hospital = newId();
  const [source, ada, ben, rita] = await Promise.all(['ehr', 'ada', 'ben', 'rita'].map((subject) => person(subject, hospital)));
  return {
    ...{ hospital, source: source!, ada: ada!, ben: ben!, rita: rita! },
    send: async (encounter: Encounter) => {
      pass(1);
      return (await source!.post('/encounters', encounter)).body['encounterId'] as string;
    },
    told: (encounterId: string) =>
      coding
        .asAdmin<{ type: string; data: string }>('select type, data from outbox where key = $1 order by seq', [encounterId])
        .then((events) => events.map(({ type, data }) => ({ type, data: JSON.parse(data) as Record<string, unknown> }))),
    audited: (encounterId: string) =>
      coding
        .asAdmin<{ action: string }>('select action from audit_entry where aggregate_id = $1 order by seq', [encounterId])
        .then((entries) => entries.map(({ action }) => action)),
  };
}

describe('a worklist', () => {
  it('gives the oldest first, and what is worth more as if it were older', async () => {
    const { send, ada } = await department();
    const older = await send(uncoded());
    const dear = await send(
      uncoded({ serviceLines: [{ ...exampleEncounter.serviceLines[0]!, chargeAmountCents: 500_000 } as never] }),
    );
    const { items } = (await ada.get('/worklists/needs-coding')).body as { items: WorklistItem[] };
    expect(items.map(({ encounterId }) => encounterId)).toEqual([dear, older]);
    expect(items[1]).toMatchObject({
      stage: 'ready-to-code',
      totalChargeCents: 18_500,
      payerId: 'DEMO1',
      reasons: expect.arrayContaining(['DIAGNOSIS_MISSING']) as object,
    });
    expect(viewOf(await ada.post('/worklists/needs-coding/claim-next')).encounterId).toBe(dear);
  });

  it('pages, filters, and counts by reason', async () => {
    const { send, ada } = await department();
    for (let n = 0; n < 3; n += 1) await send(uncoded());
    await send(uncoded({ renderingProvider: undefined }));
    await send(visit({ renderingProvider: undefined }));
    const page = (await ada.get('/worklists/needs-coding?limit=3')).body as { items: WorklistItem[]; nextCursor: string };
    const rest = (await ada.get(`/worklists/needs-coding?limit=3&cursor=${page.nextCursor}`)).body as { items: WorklistItem[] };
    expect([page.items.length, rest.items.length]).toEqual([3, 1]);
    const counts = (await ada.get('/worklists/needs-coding/counts')).body as unknown as WorklistCounts;
    expect(counts).toMatchObject({ encounters: 4, unassigned: 4, totalChargeCents: 4 * 18_500 });
    expect(counts.reasons).toContainEqual({ code: 'RENDERING_PROVIDER_MISSING', encounters: 1, totalChargeCents: 18_500 });
    const filtered = (await ada.get('/worklists/needs-coding?reason=RENDERING_PROVIDER_MISSING&unassigned=true&payerId=DEMO1'))
      .body;
    expect(filtered['items']).toHaveLength(1);
    expect((await ada.get('/worklists/held')).body['items']).toMatchObject([{ stage: 'incomplete' }]);
    expect((await ada.get('/worklists/needs-coding?unassigned=perhaps')).status).toBe(400);
  });

  it('refuses wishes that no database reads', async () => {
    const { ada, rita } = await department();
    for (const wish of ['recordedBefore=2026-W10-1', 'recordedBefore=2026-03', 'chargeAtLeastCents=1e300', 'reason=%00'])
      expect([wish, (await ada.get(`/worklists/needs-coding?${wish}`)).status]).toEqual([wish, 400]);
    for (const wish of ['recordedBefore=2026-03-05', 'recordedBefore=2026-03-05T10:00:00.000Z', 'chargeAtLeastCents=100'])
      expect([wish, (await ada.get(`/worklists/needs-coding?${wish}`)).status]).toEqual([wish, 200]);
    for (const period of ['from=2026-02-31&to=2026-03-01', 'from=2026-03-02&to=2026-03-01', 'from=2020-01-01&to=2026-03-01'])
      expect((await rita.get(`/reports/coder-accuracy?${period}`)).status).toBe(400);
  });

  it('gives two coders who ask at once two encounters, and nobody one that is taken', async () => {
    const { send, ada, ben } = await department();
    const ids = [await send(uncoded()), await send(uncoded())];
    const claimed = await Promise.all([
      ada.post('/worklists/needs-coding/claim-next'),
      ben.post('/worklists/needs-coding/claim-next'),
    ]);
    expect(claimed.map((answer) => viewOf(answer).encounterId).toSorted()).toEqual(ids.toSorted());
    expect((await ada.post('/worklists/needs-coding/claim-next')).status).toBe(204);
  });

  it('gives many who ask at once each another', async () => {
    const { send, hospital } = await department();
    for (let n = 0; n < 12; n += 1) await send(uncoded());
    const coders = await Promise.all(Array.from({ length: 12 }, (_, n) => person(`coder-${n}`, hospital)));
    const claimed = await Promise.all(coders.map((coder) => coder.post('/worklists/needs-coding/claim-next')));
    expect(new Set(claimed.map((answer) => viewOf(answer).encounterId)).size).toBe(12);
  });

  it('takes a lease back after 15 minutes; until then it can be renewed and given back', async () => {
    const { send, ada, ben, audited } = await department();
    const id = await send(uncoded());
    expect(viewOf(await ada.post('/worklists/needs-coding/claim-next')).lease).toMatchObject({ coder: 'ada' });
    pass(14);
    expect((await ada.post(`/encounters/${id}/lease/renew`)).status).toBe(200);
    pass(14);
    expect((await ben.post('/worklists/needs-coding/claim-next')).status).toBe(204);
    expect(codeOf(await ben.post(`/encounters/${id}/lease`))).toBe('409 LEASED_BY_ANOTHER');
    pass(2);
    expect(viewOf(await ben.post('/worklists/needs-coding/claim-next')).lease).toMatchObject({ coder: 'ben' });
    expect(codeOf(await ada.post(`/encounters/${id}/lease/renew`))).toBe('409 LEASE_LOST');
    expect(viewOf(await ada.post(`/encounters/${id}/lease/release`)).lease).toMatchObject({ coder: 'ben' });
    expect((await audited(id)).at(-1)).toBe('encounters.read');
    expect(viewOf(await ben.post(`/encounters/${id}/lease/release`)).lease).toBeUndefined();
    expect(viewOf(await ada.post('/worklists/needs-coding/claim-next')).encounterId).toBe(id);
  });

  it('keeps what is assigned for its coder', async () => {
    const { send, ada, ben, hospital } = await department();
    const id = await send(uncoded());
    const clerk = await person('clerk', hospital, ['coding:read', 'coding:write']);
    expect((await clerk.post(`/encounters/${id}/assign`, { coder: 'ada' })).status).toBe(403);
    expect(viewOf(await ben.post(`/encounters/${id}/assign`, { coder: 'ada' })).assignedTo).toBe('ada');
    expect((await ben.post('/worklists/needs-coding/claim-next')).status).toBe(204);
    expect(codeOf(await ben.post(`/encounters/${id}/lease`))).toBe('409 ASSIGNED_TO_ANOTHER');
    expect(viewOf(await ada.post('/worklists/needs-coding/claim-next')).encounterId).toBe(id);
  });
});

const changes = async (who: Awaited<ReturnType<typeof person>>, cursor = '', limit = 50) =>
  (await who.get(`/encounters?changedAfter=${cursor}&limit=${limit}`)).body as unknown as EncounterChanges;
/** Whoever has a transaction open in the same cluster, other specs too, delays the feed. */
const changesUntil = (who: Awaited<ReturnType<typeof person>>, count: number, cursor = '') =>
  until(
    () => changes(who, cursor),
    ({ items }) => items.length >= count,
  );

describe('an encounter of the first release', () => {
  it('is in its worklist, can be read and goes on from there', async () => {
    const { send, ada, source } = await department();
    const id = await send(uncoded());
    await coding.asAdmin(
      `update encounter set state = (state - array['stage', 'draftRevision', 'ranksAt']) || '{"stateVersion": 1}' where id = $1`,
      [id],
    );
    expect((await ada.get('/worklists/needs-coding')).body['items']).toMatchObject([{ encounterId: id, stage: 'ready-to-code' }]);
    expect(viewOf(await ada.get(`/encounters/${id}`))).toMatchObject({ stage: 'ready-to-code', draftRevision: 1, queries: [] });
    expect((await changesUntil(source, 1)).items).toHaveLength(1);
    await ada.post('/worklists/needs-coding/claim-next');
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes });
    expect(viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 2 })).stage).toBe('released');
  });
});

describe('a coder', () => {
  it('saves codes, sees all findings, and makes them final; the source system’s stay beside them', async () => {
    const { send, ada, told, audited } = await department();
    const id = await send(uncoded());
    const bad = await ada.put(`/encounters/${id}/codes`, {
      expectedRevision: 1,
      codes: { ...codes, diagnoses: [{ code: 'V031XXA' }] },
    });
    expect(viewOf(bad)).toMatchObject({ stage: 'in-coding', draftRevision: 2, assignedTo: 'ada' });
    expect(viewOf(bad).findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['CODING_NOT_FINAL', 'EXTERNAL_CAUSE_FIRST']),
    );
    const refused = await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 2 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'EDITS_OPEN', findings: [{ code: 'EXTERNAL_CAUSE_FIRST' }] } });

    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 2, codes });
    const final = viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 3 }));
    expect(final).toMatchObject({ status: 'coded', stage: 'released', coding: { state: 'final', coder: 'ada' } });
    expect(final.told?.diagnoses).toEqual([]);
    expect(final.coding?.attribution).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '/diagnoses/0', from: 'coder', by: 'ada' }),
        expect.objectContaining({ path: '/serviceLines/0/procedureCode', from: 'source-system', by: 'example-ehr' }),
      ]),
    );
    const events = await told(id);
    expect(events.map(({ type }) => type)).toEqual([
      'encounter-recorded.v1',
      'encounter-held.v1',
      'encounter-held.v1',
      'encounter-held.v1',
      'encounter-coded.v1',
    ]);
    expect(events.at(-1)!.data).toMatchObject({
      revision: 1,
      coder: 'ada',
      encounter: { diagnoses: [{ code: 'J069' }] },
      releases: {},
    });
    expect(await audited(id)).toEqual([
      'coding.record-encounter',
      'coding.save-codes',
      'coding.save-codes',
      'coding.finalise-codes',
    ]);
  });

  it('whose revision is stale, who has no right or whose encounter it is not gets an answer', async () => {
    const { send, ada, hospital } = await department();
    const id = await send(uncoded());
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes });
    expect(codeOf(await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes }))).toBe('409 REVISION_STALE');
    expect(codeOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 1 }))).toBe('409 REVISION_STALE');
    const stranger = await person('ada', newId());
    expect(codeOf(await stranger.put(`/encounters/${id}/codes`, { expectedRevision: 2, codes }))).toBe('404 NOT_FOUND');
    expect(codeOf(await stranger.post(`/encounters/${id}/lease`))).toBe('404 NOT_FOUND');
    const reader = await person('reader', hospital, ['coding:read', 'encounters:read']);
    expect((await reader.put(`/encounters/${id}/codes`, { expectedRevision: 2, codes })).status).toBe(403);
    const wrong = await ada.put(`/encounters/${id}/codes`, {
      expectedRevision: 2,
      codes: { ...codes, diagnoses: [{ code: '?' }] },
    });
    expect(wrong.body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/codes/diagnoses/0/code' }] });
  });

  it('of two who save at once only one is heard', async () => {
    const { send, ada, ben } = await department();
    const id = await send(uncoded());
    const answers = await Promise.all(
      [ada, ben].map((coder) => coder.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('keeps the codes when the source system says something else meanwhile, and is told', async () => {
    const { send, source, ada, told } = await department();
    const first = uncoded();
    const id = await send(first);
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes });
    await source.post('/encounters', { ...first, diagnoses: [{ code: 'I10' }, { code: 'E119' }] });
    const read = viewOf(await ada.get(`/encounters/${id}`));
    expect(read).toMatchObject({
      stage: 'in-coding',
      revision: 2,
      draftRevision: 3,
      coding: { sourceChange: { paths: ['/diagnoses/0', '/diagnoses/1'] } },
    });
    expect(read.encounter.diagnoses).toEqual([{ code: 'J069' }]);
    expect(read.told?.diagnoses).toEqual([{ code: 'I10' }, { code: 'E119' }]);
    expect(codeOf(await ada.put(`/encounters/${id}/codes`, { expectedRevision: 2, codes }))).toBe('409 REVISION_STALE');
    expect(codeOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 3 }))).toBe('409 SOURCE_CHANGED');
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 3, codes });
    expect(viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 4 }))).toMatchObject({ stage: 'released' });
    expect((await told(id)).at(-1)!.data).toMatchObject({ revision: 2, encounter: { diagnoses: [{ code: 'J069' }] } });
  });

  it('recodes what the source system changed after the release', async () => {
    const { send, source, ada, told } = await department();
    const first = uncoded();
    const id = await send(first);
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes });
    await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 2 });
    await source.post('/encounters', { ...first, serviceLines: exampleEncounter.serviceLines.slice(0, 1) });
    expect(viewOf(await ada.get(`/encounters/${id}`))).toMatchObject({ status: 'held', stage: 'charge-changed', released: true });
    expect((await told(id)).slice(-3).map(({ type }) => type)).toEqual([
      'encounter-recorded.v1',
      'charge-changed.v1',
      'encounter-held.v1',
    ]);
    await source.post('/encounters', { ...first, placeOfServiceCode: '22' });
    const draft = viewOf(await ada.get(`/encounters/${id}`));
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: draft.draftRevision, codes });
    const final = viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: draft.draftRevision + 1 }));
    expect(final).toMatchObject({ stage: 'released', revision: 3 });
    expect((await told(id)).at(-1)).toMatchObject({
      type: 'encounter-coded.v1',
      data: { revision: 3, encounter: { placeOfServiceCode: '22' } },
    });
  });

  it('opens released codes again; what is released anew is a changed charge', async () => {
    const { send, ada, told } = await department();
    const id = await send(visit());
    expect(codeOf(await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes }))).toBe('409 STEP_NOT_ALLOWED');
    expect(viewOf(await ada.post(`/encounters/${id}/reopen`, { reason: 'the payer denied the second diagnosis' }))).toMatchObject(
      { stage: 'charge-changed' },
    );
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 2, codes });
    expect(viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 3 }))).toMatchObject({
      stage: 'released',
      revision: 2,
    });
    expect((await told(id)).slice(-3).map(({ type }) => type)).toEqual([
      'encounter-recorded.v1',
      'charge-changed.v1',
      'encounter-coded.v1',
    ]);
  });
});

describe('a hold', () => {
  it('stops an encounter whatever the source system says, until somebody ends it', async () => {
    const { send, source, ada, told } = await department();
    const first = uncoded();
    const id = await send(first);
    expect(viewOf(await ada.post(`/encounters/${id}/hold`, { reason: 'waits for the accident report' }))).toMatchObject({
      stage: 'on-hold',
    });
    await source.post('/encounters', { ...first, diagnoses: [{ code: 'I10' }, { code: 'E119' }] });
    expect(viewOf(await ada.get(`/encounters/${id}`)).stage).toBe('on-hold');
    expect(codeOf(await ada.post(`/encounters/${id}/hold`, { reason: 'again' }))).toBe('409 STEP_NOT_ALLOWED');
    expect(viewOf(await ada.post(`/encounters/${id}/release`, { reason: 'it is there' }))).toMatchObject({ stage: 'released' });
    expect((await told(id)).map(({ type }) => type)).toEqual([
      'encounter-recorded.v1',
      'encounter-held.v1',
      'encounter-held.v1',
      'encounter-recorded.v1',
      'encounter-held.v1',
      'encounter-coded.v1',
    ]);
    expect(codeOf(await ada.post(`/encounters/${id}/hold`, { reason: 'too late' }))).toBe('409 STEP_NOT_ALLOWED');
  });
});

describe('a query to the provider', () => {
  const question = {
    providerNpi: '1993999998',
    question: 'Please clarify the type and acuity of the heart failure that was treated.',
    dueDate: '2026-03-12',
  };

  it('lets the encounter wait for all answers, and then for its coder', async () => {
    const { send, source, ada, told, audited } = await department();
    const first = uncoded();
    const id = await send(first);
    await ada.post(`/encounters/${id}/queries`, question);
    const { queries } = viewOf(await ada.post(`/encounters/${id}/queries`, { ...question, dueDate: '2026-03-10' }));
    expect((await ada.get('/worklists/query-open')).body['items']).toMatchObject([
      { encounterId: id, stage: 'query-open', waitingFor: 'provider', queryDueDate: '2026-03-10' },
    ]);
    await source.post('/encounters', { ...first, diagnoses: [{ code: 'I10' }, { code: 'E119' }] });
    expect(viewOf(await ada.get(`/encounters/${id}`)).stage).toBe('query-open');
    expect(codeOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 2 }))).toBe('409 STEP_NOT_ALLOWED');

    const doctor = await source.post(`/encounters/${id}/queries/${queries[0]!.queryId}/answer`, {
      answer: 'Acute systolic heart failure.',
    });
    expect(viewOf(doctor).stage).toBe('query-open');
    const last = viewOf(
      await ada.post(`/encounters/${id}/queries/${queries[1]!.queryId}/withdraw`, { reason: 'answered with the first' }),
    );
    expect(last.stage).toBe('in-coding');
    expect(last.queries.map(({ status }) => status)).toEqual(['answered', 'withdrawn']);
    expect((await told(id)).map(({ type }) => type)).not.toContain('encounter-coded.v1');
    expect(await audited(id)).toContain('coding.answer-query');
  });

  it('is answered once, by those who may, and where it is', async () => {
    const { send, ada, hospital } = await department();
    const id = await send(uncoded());
    const { queries } = viewOf(await ada.post(`/encounters/${id}/queries`, question));
    const answer = `/encounters/${id}/queries/${queries[0]!.queryId}/answer`;
    const coder = await person('coder', hospital, ['coding:write']);
    expect((await coder.post(answer, { answer: 'Yes.' })).status).toBe(403);
    expect(codeOf(await ada.post(`/encounters/${id}/queries/${newId()}/answer`, { answer: 'Yes.' }))).toBe('404 NOT_FOUND');
    const stranger = await person('doctor', newId());
    expect(codeOf(await stranger.post(answer, { answer: 'Yes.' }))).toBe('404 NOT_FOUND');
    expect(codeOf(await stranger.get(`/encounters/${id}/queries`))).toBe('404 NOT_FOUND');
    expect((await ada.post(answer, { answer: 'Acute.' })).status).toBe(200);
    expect(codeOf(await ada.post(answer, { answer: 'Chronic.' }))).toBe('409 QUERY_CLOSED');
    expect((await ada.get(`/encounters/${id}/queries`)).body['items']).toMatchObject([{ status: 'answered', answer: 'Acute.' }]);
    expect(coding.lines.join('\n')).not.toMatch(/Acute|heart failure/);
  });
});

describe('a second look', () => {
  const agree = ['/diagnoses/0', '/serviceLines/0/procedureCode', '/serviceLines/1/procedureCode'].map((path) => ({
    verdict: 'agree',
    path,
  }));
  const coded = async ({ send, ada }: Awaited<ReturnType<typeof department>>) => {
    const id = await send(uncoded());
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes });
    return { id, final: viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 2 })) };
  };

  it('is at what the rule draws, by somebody else, at every code; the sums tell the accuracy', async () => {
    const all = await department();
    const { ada, rita, told } = all;
    const rule = await rita.put('/quality/sampling-rule', { percent: 0, firstOfCoder: 2 });
    expect(rule.body).toMatchObject({ percent: 0, firstOfCoder: 2 });
    expect(rule.text).not.toContain('seed');

    const { id, final } = await coded(all);
    expect(final).toMatchObject({ status: 'held', stage: 'qa-review' });
    expect((await ada.post('/worklists/qa/claim-next')).status).toBe(204);
    expect(viewOf(await rita.post('/worklists/qa/claim-next')).encounterId).toBe(id);
    const look = (who: typeof rita, body: object) => who.post(`/encounters/${id}/quality-review`, body);
    expect(codeOf(await look(ada, { verdicts: agree, outcome: 'release' }))).toBe('409 OWN_WORK');
    expect(codeOf(await look(rita, { verdicts: agree.slice(1), outcome: 'release' }))).toBe('422 VERDICT_MISSING');
    expect(codeOf(await look(rita, { verdicts: [...agree, agree[0]], outcome: 'release' }))).toBe('422 VERDICT_TWICE');

    const wrong = [
      { verdict: 'disagree', kind: 'wrong-code', path: '/diagnoses/0', shouldBe: 'J029' },
      ...agree.slice(1),
      { verdict: 'disagree', kind: 'missing', shouldBe: 'I10' },
    ];
    expect(viewOf(await look(rita, { verdicts: wrong, outcome: 'return' }))).toMatchObject({
      stage: 'in-coding',
      quality: { state: 'returned' },
    });
    await ada.put(`/encounters/${id}/codes`, {
      expectedRevision: 3,
      codes: { ...codes, diagnoses: [{ code: 'J029' }, { code: 'I10' }] },
    });
    expect(viewOf(await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 4 }))).toMatchObject({ stage: 'qa-review' });
    const released = viewOf(
      await look(rita, { verdicts: [...agree, { verdict: 'agree', path: '/diagnoses/1' }], outcome: 'release' }),
    );
    expect(released).toMatchObject({ stage: 'released', quality: { state: 'passed' } });
    expect(codeOf(await look(rita, { verdicts: agree, outcome: 'release' }))).toBe('409 STEP_NOT_ALLOWED');
    expect((await told(id)).at(-1)).toMatchObject({ type: 'encounter-coded.v1' });

    const { items } = (await rita.get('/reports/coder-accuracy?from=2026-03-01&to=2026-03-31')).body as {
      items: CoderAccuracy[];
    };
    expect(items).toEqual([
      { coder: 'ada', reviews: 2, agreedCodes: 6, reviewedCodes: 8, accuracy: 0.75, kinds: { 'wrong-code': 1, missing: 1 } },
    ]);
    expect((await rita.get('/reports/coder-accuracy?from=2025-03-01&to=2025-03-31')).body).toEqual({ items: [] });
  });

  it('is at nothing where there is no rule, and no more when a coder is no longer new', async () => {
    const all = await department();
    expect((await coded(all)).final.stage).toBe('released');
    await all.rita.put('/quality/sampling-rule', { percent: 0, firstOfCoder: 1 });
    expect((await coded(all)).final.stage).toBe('released');
    await all.rita.put('/quality/sampling-rule', { percent: 100 });
    expect((await coded(all)).final.stage).toBe('qa-review');
  });
});

describe('favourites', () => {
  it('are what the patient’s other encounters were coded with; a copied code says so', async () => {
    const { send, ada } = await department();
    const prior = await send(visit({ dateOfService: '2026-02-01' }));
    await send(visit({ patient: { ...exampleEncounter.patient, externalId: 'another' } }));
    const id = await send(uncoded());
    const { items } = (await ada.get(`/encounters/${id}/prior-codes`)).body as { items: PriorCodes[] };
    expect(items).toMatchObject([
      { encounterId: prior, dateOfService: '2026-02-01', codes: { diagnoses: [{ code: 'I10' }, {}] } },
    ]);
    const saved = await ada.put(`/encounters/${id}/codes`, {
      ...{ expectedRevision: 1, codes: { ...codes, diagnoses: [{ code: 'I10' }] } },
      copiedCodes: [{ path: '/diagnoses/0', encounterId: prior }],
    });
    expect(viewOf(saved).coding!.attribution[0]).toMatchObject({
      code: 'I10',
      from: 'prior-encounter',
      encounterId: prior,
      by: 'ada',
    });
    expect(codeOf(await (await person('ada', newId())).get(`/encounters/${id}/prior-codes`))).toBe('404 NOT_FOUND');
  });

  it('are picks of a coder’s own and of the department', async () => {
    const { ada, ben, hospital } = await department();
    const pick = { name: 'cold', kind: 'professional', diagnoses: ['J06.9'], lines: [{ procedureCode: '99213' }] };
    const mine = (await ada.post('/quick-picks', pick)).body as unknown as QuickPickView;
    await ada.post('/quick-picks', { ...pick, diagnoses: ['J00'] });
    const shared = (await ben.post('/quick-picks/department', { ...pick, name: 'flu' })).body as unknown as QuickPickView;
    expect((await ada.get('/quick-picks')).body['items']).toMatchObject([
      { quickPickId: mine.quickPickId, diagnoses: ['J00'], shared: false },
      { name: 'flu', shared: true },
    ]);
    expect((await ben.get('/quick-picks')).body['items']).toMatchObject([{ name: 'flu' }]);
    expect(codeOf(await ben.drop(`/quick-picks/${mine.quickPickId}`))).toBe('404 NOT_FOUND');
    const clerk = await person('clerk', hospital, ['coding:write']);
    expect((await clerk.drop(`/quick-picks/department/${shared.quickPickId}`)).status).toBe(403);
    expect((await ada.drop(`/quick-picks/${mine.quickPickId}`)).status).toBe(204);
    expect((await ada.get('/quick-picks')).body['items']).toMatchObject([{ name: 'flu' }]);
    expect((await (await person('ada', newId())).get('/quick-picks')).body).toEqual({ items: [] });
  });

  it('are picks of which nobody keeps more than 200', async () => {
    const { ada, ben, hospital } = await department();
    const pick = { name: 'cold', kind: 'professional', diagnoses: ['J06.9'], lines: [] };
    await ada.post('/quick-picks', pick);
    await coding.asAdmin(
      `insert into quick_pick (tenant_id, id, owner, pick, changed_at)
       select tenant_id, gen_random_uuid(), owner, pick, changed_at from quick_pick, generate_series(1, 199) where tenant_id = $1`,
      [hospital],
    );
    expect(codeOf(await ada.post('/quick-picks', { ...pick, name: 'one more' }))).toBe('409 TOO_MANY_QUICK_PICKS');
    expect((await ada.post('/quick-picks', { ...pick, diagnoses: ['J00'] })).status).toBe(200);
    expect((await ben.post('/quick-picks', { ...pick, name: 'one more' })).status).toBe(200);
    expect((await ben.post('/quick-picks/department', pick)).status).toBe(200);
  });
});

describe('an internal audit', () => {
  it('draws the same cases for the same seed, and keeps what was found and what is to be done', async () => {
    const { send, rita } = await department();
    for (let n = 0; n < 8; n += 1) await send(visit());
    await send(uncoded());
    const order = { name: 'office visits', criteria: { code: '99213' }, size: 3, seed: 'march' };
    const drawn = (await rita.post('/audits', order)).body as unknown as AuditView;
    const again = (await rita.post('/audits', order)).body as unknown as AuditView;
    expect(drawn).toMatchObject({ population: 8, summary: { cases: 3, reviewed: 0 } });
    expect(again.cases.map(({ encounterId }) => encounterId)).toEqual(drawn.cases.map(({ encounterId }) => encounterId));

    const at = `/audits/${drawn.auditId}/cases/${drawn.cases[0]!.encounterId}`;
    await rita.post(`${at}/result`, { finding: 'over-coded', overchargedCents: 4_500, note: 'time was not documented' });
    const open = (await rita.post(`${at}/follow-ups`, { what: 'refund the payer', who: 'ben', dueDate: '2026-05-01' }))
      .body as unknown as AuditView;
    expect(open.summary).toMatchObject({ reviewed: 1, overCoded: 1, overchargedCents: 4_500, openFollowUps: 1 });
    const done = `${at}/follow-ups/${open.cases[0]!.followUps[0]!.followUpId}/done`;
    expect((await rita.post(done)).body).toMatchObject({
      summary: { openFollowUps: 0 },
      cases: [{ followUps: [{ status: 'done', doneBy: 'rita' }] }, {}, {}],
    });
    expect(codeOf(await rita.post(done))).toBe('409 FOLLOW_UP_DONE');
    expect(codeOf(await rita.post(`/audits/${drawn.auditId}/cases/${newId()}/result`, { finding: 'supported' }))).toBe(
      '404 NOT_FOUND',
    );
    expect((await rita.get('/audits?limit=1')).body).toMatchObject({
      items: [{ auditId: again.auditId }],
      nextCursor: expect.any(String) as string,
    });

    const stranger = await person('rita', newId());
    expect(codeOf(await stranger.get(`/audits/${drawn.auditId}`))).toBe('404 NOT_FOUND');
    expect(codeOf(await stranger.post(`${at}/result`, { finding: 'supported' }))).toBe('404 NOT_FOUND');
  });
});

describe('what an internal audit is drawn from', () => {
  it('is what was released in its days, however long before it was told', async () => {
    const { send, rita } = await department();
    for (const day of ['2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z', '2026-03-31T23:59:59Z', '2026-04-01T00:00:00Z']) {
      await coding.asAdmin(`update encounter set released_at = $2 where id = $1`, [await send(visit()), day]);
    }
    const drawnOf = async (criteria: object) =>
      ((await rita.post('/audits', { name: 'march', criteria, size: 10 })).body as unknown as AuditView).population;
    expect(await drawnOf({ releasedFrom: '2026-03-01', releasedTo: '2026-03-31' })).toBe(2);
    expect([
      await drawnOf({ releasedFrom: '2026-03-01' }),
      await drawnOf({ releasedTo: '2026-03-31' }),
      await drawnOf({}),
    ]).toEqual([3, 3, 4]);
  });

  it('is found by an index', async () => {
    const hospital = newId();
    const plan = await coding.service.database.transaction([hospital], async (tx) => {
      await tx.query('set local enable_seqscan = off');
      const explained = { query: (sql: string, values: unknown[]) => tx.query(`explain ${sql}`, values) } as unknown as typeof tx;
      return findCandidates(explained, hospital, { releasedFrom: '2026-03-01', releasedTo: '2026-03-31' });
    });
    expect(JSON.stringify(plan)).toMatch(/encounter_released_at.*Index Cond: .*released_at/);
  });
});

describe('the feed of changes', () => {
  it('gives each encounter once with what it has become, and its final codes', async () => {
    const { send, ada, source } = await department();
    const plain = await send(visit());
    const id = await send(uncoded());
    const first = await changesUntil(source, 2);
    expect(first.items.map(({ encounterId, status }) => [encounterId, status])).toEqual([
      [plain, 'coded'],
      [id, 'held'],
    ]);
    expect(first.items[1]!.codes).toBeUndefined();
    expect(await changes(source, first.nextCursor)).toEqual({ items: [], nextCursor: first.nextCursor, more: false });

    await ada.post('/worklists/needs-coding/claim-next');
    expect((await changes(source, first.nextCursor)).items).toEqual([]);
    await ada.put(`/encounters/${id}/codes`, { expectedRevision: 1, codes });
    await ada.post(`/encounters/${id}/finalise`, { expectedRevision: 2 });
    const second = await changesUntil(source, 1, first.nextCursor);
    expect(second.items).toMatchObject([
      { encounterId: id, status: 'coded', coder: 'ada', codes: { diagnoses: [{ code: 'J069' }] } },
    ]);
    const page = await changes(source, '', 1);
    expect([page.more, page.items[0]!.encounterId, (await changes(source, page.nextCursor, 1)).items[0]!.encounterId]).toEqual([
      true,
      plain,
      id,
    ]);
    expect((await source.get('/encounters?changedAfter=made-up')).body).toMatchObject({ errors: [{ code: 'CURSOR_INVALID' }] });
    const ofAnother = Buffer.from(JSON.stringify(['another.00000001', '1', plain])).toString('base64url');
    expect(codeOf(await source.get(`/encounters?changedAfter=${ofAnother}`))).toBe('410 CURSOR_EXPIRED');
  });

  it('passes over nothing that commits late: it waits for the transaction that began first', async () => {
    const { send, source, hospital } = await department();
    const [late, early] = [await send(visit()), await send(visit())];
    const { nextCursor } = await changesUntil(source, 2);
    const change = (id: string) => ({
      sql: `update encounter set state = jsonb_set(state, '{reason}', '"changed"') where id = $1`,
      id,
    });

    const { database } = coding.service;
    let shownMeanwhile: EncounterChanges | undefined;
    await database.transaction([hospital], async (tx) => {
      await tx.query(change(late).sql, [late]);
      await database.transaction([hospital], (other) => other.query(change(early).sql, [early]));
      shownMeanwhile = await changes(source, nextCursor);
    });
    expect(shownMeanwhile!.items).toEqual([]);
    const both = await changesUntil(source, 2, shownMeanwhile!.nextCursor);
    expect(both.items.map(({ encounterId }) => encounterId)).toEqual([late, early]);
  });
});

it('stands in the documents, every worklist with what may be asked of it', async () => {
  const { body } = await coding.call('/docs/openapi.json');
  const paths = body['paths'] as Record<string, Record<string, Record<string, unknown>>>;
  for (const worklist of ['needs-coding', 'query-open', 'held', 'qa']) {
    expect(paths[`/v1/worklists/${worklist}`]!['get']).toMatchObject({ 'x-permission': 'coding:read' });
    expect(paths[`/v1/worklists/${worklist}/claim-next`]).toHaveProperty('post');
  }
  expect(JSON.stringify(paths['/v1/encounters/{encounterId}/codes']!['put']!['requestBody'])).toContain('expectedRevision');
});

it('keeps tenants apart and logs nothing personal', async () => {
  expect(await coding.tenancyFaults()).toEqual([]);
  expect(coding.lines.join('\n')).not.toMatch(/Exemplar|SBX-PAID|1984-05-17|accident report/);
});
