import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClaimView, EncounterInput, TimelineEntryView } from '@claimstream/contracts';
import { type LocalPostgres, startPostgres } from '@claimstream/local-parts';
import { DevIssuer, type Page } from '@claimstream/service-kit';
import { demoTenants, paidMix, syntheticEncounters } from '@claimstream/synthetic';
import { until } from '@claimstream/testing';
import { CodingClient } from '../feed/coding-client.js';
import { demoPeople } from '../system/demo-access.js';
import { type RunningSystem, runInProcess } from '../system/run-in-process.js';
import { isIdle } from '../watch/idle.js';
import { settled } from '../watch/settle.js';
import { type Tally, TallyClerk } from '../watch/tally.js';

jest.setTimeout(180_000);

/** A whole system of this spec's own: a fresh database server, and the log that is asked for. */
interface Story {
  readonly system: RunningSystem;
  readonly token: string;
  readonly coding: CodingClient;
  readonly settle: () => Promise<Tally>;
  readonly get: <Body>(service: string, route: string) => Promise<Body>;
  /** In the name of all tenants of the demonstration. */
  readonly ask: <Body>(service: string, route: string, method?: string, body?: object) => Promise<Body>;
  readonly partnerFolder: string;
  readonly end: () => Promise<void>;
}

const tenantId = demoTenants[0]!.tenantId;

async function begin(brokers?: string): Promise<Story> {
  const opened = new AsyncDisposableStack();
  const postgres: LocalPostgres = await startPostgres();
  opened.defer(() => postgres.stop());
  const folder = await mkdtemp(path.join(tmpdir(), 'claimstream-story-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const issuer = await DevIssuer.open(folder);
  const partnerFolder = path.join(folder, 'partners');
  const system = await runInProcess({ databaseUrl: postgres.url, brokers, issuer, partnerFolder });
  opened.defer(() => system.stop());
  const clerk = new TallyClerk(postgres.url);
  opened.defer(() => clerk.close());
  const { feed: token } = await demoPeople(issuer);
  const urlOf = (service: string): string => system.services.find(({ definition }) => definition.name === service)!.running.url;
  const call = async <Body>(address: string, init: RequestInit): Promise<Body> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
    const answer = await fetch(address, { ...init, headers });
    expect(`${address} ${answer.status}`).toMatch(/ 20\d$/);
    return (await answer.json()) as Body;
  };
  return {
    system,
    partnerFolder,
    token,
    coding: new CodingClient(urlOf('coding'), token),
    settle: () =>
      settled({
        count: () => clerk.count(),
        isIdle: () => isIdle(system, partnerFolder),
        show: () => undefined,
        timeoutMs: 120_000,
      }),
    get: (service, route) => call(`${urlOf(service)}${route}`, { headers: { 'tenant-id': tenantId } }),
    ask: (service, route, method = 'GET', body) =>
      call(`${urlOf(service)}${route}`, { method, body: body && JSON.stringify(body) }),
    end: () => opened.disposeAsync(),
  };
}

const visits = [...syntheticEncounters({ seed: 5, mix: paidMix, count: 60, tenants: demoTenants.slice(0, 1) })].filter(
  ({ encounter }) => encounter.serviceLines.length > 1,
);

/** An insured office visit with several lines, of a member whose id forces what happens. */
function visitOf(memberId: string, index: number): EncounterInput {
  const { encounter } = visits[index]!;
  const subscriber = encounter.subscriberPrimary!;
  return {
    ...encounter,
    externalId: memberId,
    subscriberPrimary: { ...subscriber, insuranceCard: { ...subscriber.insuranceCard, memberId } },
  };
}

const outcomes: readonly [memberId: string, status: string, kinds: readonly string[]][] = [
  [
    'SBX-PAID',
    'paid',
    ['claim-created', 'claim-submitted', 'claim-acknowledged', 'claim-acknowledged', 'payment-posted', 'claim-closed'],
  ],
  ['SBX-PARTIAL', 'partially_paid', ['payment-posted', 'claim-denied']],
  ['SBX-DENY-CO50', 'denied', ['payment-posted', 'claim-denied']],
  ['SBX-DENY-PR204', 'denied', ['payment-posted', 'claim-denied']],
  ['SBX-REJECT', 'rejected', ['claim-held']],
  ['SBX-999', 'rejected', ['claim-held']],
  ['SBX-REVERSAL', 'paid', ['payment-posted', 'payment-reversed', 'payment-posted']],
  ['SBX-UNMATCHED', 'paid', ['payment-posted']],
  ['SBX-ELIG-INACTIVE', 'held', ['claim-held']],
];

describe('a biller tries the sandbox', () => {
  let story: Story;
  const claims = new Map<string, ClaimView>();

  beforeAll(async () => {
    story = await begin();
    await story.coding.sendBatch(
      tenantId,
      outcomes.map(([memberId], index) => visitOf(memberId, index)),
    );
    await story.settle();
    const { items } = await story.get<Page<{ claimId: string }>>('claims', '/v1/claims?limit=100');
    for (const { claimId } of items) {
      const claim = await story.get<ClaimView>('claims', `/v1/claims/${claimId}`);
      claims.set(claim.content.subscriber.insuranceCard.memberId, claim);
    }
  });
  afterAll(() => story?.end());

  it.each(outcomes)('%s ends as %s', async (memberId, status, kinds) => {
    const claim = claims.get(memberId);
    expect(claim?.status).toBe(status);
    const { items } = await story.get<{ items: TimelineEntryView[] }>('claims', `/v1/claims/${claim!.claimId}/timeline`);
    const told = items.map(({ kind }) => kind);
    expect(told.filter((kind) => kinds.includes(kind))).toEqual(expect.arrayContaining([...kinds]));
  });

  it('books everything to the cent, and keeps what nobody knows in suspense', async () => {
    const books = await story.get<{
      accounts: { account: string; balanceCents: number }[];
      differenceCents: number;
      openAdvices: number;
    }>('remittance', '/v1/ledger/trial-balance');
    expect(books).toMatchObject({ differenceCents: 0, openAdvices: 0 });
    expect(books.accounts.find(({ account }) => account === 'suspense')?.balanceCents).toBeLessThan(0);
  });

  it('sends a rejected claim again once it is corrected and released', async () => {
    const { claimId, submission: before } = claims.get('SBX-REJECT')!;
    const url = story.system.services.find(({ definition }) => definition.name === 'claims')!.running.url;
    const answer = await fetch(`${url}/v1/claims/${claimId}/release`, {
      method: 'POST',
      headers: { authorization: `Bearer ${story.token}`, 'tenant-id': tenantId, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'the payer was called' }),
    });
    expect(answer.status).toBe(200);
    const { submission } = await until(
      () => story.get<ClaimView>('claims', `/v1/claims/${claimId}`),
      ({ status, submission }) => status === 'rejected' && submission.timesSent > before.timesSent,
    );
    expect(submission.timesSent).toBe(before.timesSent + 1);
  });

  it('posts the money for a payee that the agreement forgot, once it is added there and the remittance is released', async () => {
    const forgotten = { npi: '1993999998', taxId: '999999998', trace: 'FORGOTTEN1' };
    const { items: files } = await story.ask<Page<Listed>>('payer-gateway', '/v1/remittance-files?status=accepted&limit=100');
    const paid = files.find((file) => file.tenantId === tenantId && file.amountCents > 0)!;
    const { content } = await story.ask<{ content: string }>('payer-gateway', `/v1/interchanges/${paid.interchangeId}`);
    const { interchange } = await story.ask<Listed>('payer-gateway', `/v1/remittance-files/${paid.remittanceId}`);
    const text = content
      .replace(paid.traceNumber, forgotten.trace)
      .replace(/(~N1\*PE\*[^~]*\*XX\*)\d+/, `$1${forgotten.npi}`)
      .replace(/(~REF\*TJ\*)\d+/, `$1${forgotten.taxId}`);
    const inbound = path.join(story.partnerFolder, interchange.partnerId, 'inbound');
    await writeFile(path.join(inbound, 'forgotten.835.tmp'), text);
    await rename(path.join(inbound, 'forgotten.835.tmp'), path.join(inbound, 'forgotten.835'));
    const { items: waiting } = await until(
      () => story.ask<Page<Listed>>('payer-gateway', '/v1/remittance-files?status=quarantined'),
      ({ items }) => items.length === 1,
    );
    expect(waiting[0]).toMatchObject({ reason: 'UNKNOWN_PAYEE', payeeNpi: forgotten.npi, traceNumber: forgotten.trace });

    const partner = `/v1/partners/${interchange.partnerId}`;
    const { agreement } = await story.ask<{ agreement: { clients: { tenantId: string; npis: string[] }[] } }>(
      'payer-gateway',
      partner,
    );
    const clients = agreement.clients.map((client) =>
      client.tenantId === tenantId ? { ...client, npis: [...client.npis, forgotten.npi] } : client,
    );
    await story.ask('payer-gateway', partner, 'PUT', { ...agreement, clients });
    const { decision } = await story.ask<Listed>(
      'payer-gateway',
      `/v1/remittance-files/${waiting[0]!.remittanceId}/release`,
      'POST',
      { reason: 'the practice has a second NPI' },
    );
    expect(decision).toMatchObject({ tenantId });

    const { items: payments } = await until(
      () => story.get<Page<{ outcome: string }>>('remittance', `/v1/payments?adviceId=${decision.adviceId}`),
      ({ items }) => items.length === paid.claimPaymentCount,
    );
    expect(payments.map(({ outcome }) => outcome)).toContain('posted');
    await story.settle();
    const books = await story.get<object>('remittance', '/v1/ledger/trial-balance');
    expect(books).toMatchObject({ differenceCents: 0, openAdvices: 0 });
  });
});

/** An 835 transaction, as far as this story asks for it. */
interface Listed {
  readonly tenantId: string;
  readonly remittanceId: string;
  readonly interchangeId: string;
  readonly traceNumber: string;
  readonly amountCents: number;
  readonly claimPaymentCount: number;
  readonly interchange: { readonly partnerId: string };
  readonly decision: { readonly tenantId: string; readonly adviceId: string };
}

it('comes to the same on Kafka as on PostgreSQL', async () => {
  const tallies: Tally[] = [];
  for (const brokers of [undefined, process.env.KAFKA_BROKERS]) {
    const story = await begin(brokers);
    try {
      const byTenant = Map.groupBy(syntheticEncounters({ seed: 3, count: 80 }), ({ tenantId: tenant }) => tenant);
      for (const [tenant, members] of byTenant)
        await story.coding.sendBatch(
          tenant,
          members.map(({ encounter }) => encounter),
        );
      tallies.push(await story.settle());
    } finally {
      await story.end();
    }
  }
  expect(tallies[1]).toEqual(tallies[0]);
  expect(tallies[0]).toMatchObject({ encounters: 80, parked: 0, ledgerBalanced: true, underWay: 0 });
});
