import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from '../app.js';
import type { CodingConfig } from '../coding.config.js';
import { encounter, organization, wholeVisit } from './example-visit.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

async function ehr() {
  const hospital = tenantGrant(['encounters:write']);
  const token = await coding.tokenFor('ehr@example', hospital);
  return {
    send: (body: unknown) =>
      coding.call('/fhir/R4', {
        method: 'POST',
        token,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/fhir+json' },
      }),
    events: () => coding.asAdmin<{ type: string }>('select type from outbox where tenant_id = $1 order by seq', [hospital.id]),
  };
}
const bundle = (resources: readonly object[], type = 'transaction') => ({
  resourceType: 'Bundle',
  type,
  entry: resources.map((resource) => ({ resource, request: { method: 'POST' } })),
});

describe('a FHIR bundle', () => {
  it('that is a transaction is answered entry by entry; sent again it changes nothing', async () => {
    const { send, events } = await ehr();
    const answer = await send(bundle(wholeVisit));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/fhir+json');
    expect(answer.body).toMatchObject({ resourceType: 'Bundle', type: 'transaction-response' });
    const entries = answer.body['entry'] as { response: { status: string; location?: string } }[];
    expect(entries).toHaveLength(wholeVisit.length);
    expect(entries[4]!.response).toMatchObject({
      status: '201 Created',
      location: expect.stringMatching(/^Encounter\/.+\/_history\/1$/) as string,
    });
    expect((await events()).map(({ type }) => type)).toEqual(['encounter-recorded.v1', 'encounter-coded.v1']);

    const again = await send(bundle(wholeVisit));
    expect((again.body['entry'] as typeof entries)[4]!.response.status).toBe('200 OK');
    expect(await events()).toHaveLength(2);
  });

  it('that is a collection is answered with what became of its encounters', async () => {
    const { send } = await ehr();
    const answer = await send(
      bundle([...wholeVisit, { ...encounter, id: 'e2', identifier: [], status: 'planned' }], 'collection'),
    );
    expect(answer.body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'information', expression: ['Bundle.entry[4].resource'] },
        { severity: 'warning', diagnostics: expect.stringContaining('CODE_SET_NOT_LOADED') as string },
        { severity: 'warning', diagnostics: 'Passed over: not finished.', expression: ['Bundle.entry[8].resource'] },
      ],
    });
  });

  it('that cannot be taken in says everything that is wrong as an OperationOutcome, and stores nothing', async () => {
    const { send, events } = await ehr();
    const nameless = wholeVisit.map((resource) => (resource === organization ? { ...organization, identifier: [] } : resource));
    const refused = await send(bundle(nameless));
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'error', diagnostics: expect.stringContaining('/billingProvider/npi') as string },
        { severity: 'error', diagnostics: expect.stringContaining('/billingProvider/taxId') as string },
      ],
    });
    expect((await send({ resourceType: 'Patient' })).status).toBe(400);
    expect(await events()).toEqual([]);
    expect(coding.lines.join('\n')).not.toMatch(/Exemplar|Nora|1984-05-17/);
  });
});
