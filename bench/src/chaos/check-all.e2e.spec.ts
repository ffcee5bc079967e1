import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LocalPostgres, startKafka, startPostgres } from '@claimstream/local-parts';
import { kafkaEventLog, silentLogger } from '@claimstream/messaging';
import { DevIssuer } from '@claimstream/service-kit';
import { demoPeople, runInProcess, type RunningSystem } from '@claimstream/standalone-app';
import { until } from '@claimstream/testing';
import { checkAll, checks } from './check-all.js';
import { invariants } from './checks/check.js';
import { leftToDo } from './checks/converged.js';
import { inAnotherEnvelope, noDoublePosting, stateHash } from './checks/no-double-posting.js';
import { type Book, Evidence } from './evidence.js';
import { streamIntoCoding } from './intake.js';

jest.setTimeout(240_000);

const opened = new AsyncDisposableStack();
let evidence: Evidence;

/** A whole healthy system of this spec's own, on its own database and broker, when all has come to rest. */
beforeAll(async () => {
  const postgres: LocalPostgres = await startPostgres();
  opened.defer(() => postgres.stop());
  const kafka = await startKafka();
  opened.defer(() => kafka.stop());
  const folder = await mkdtemp(path.join(tmpdir(), 'claimstream-checks-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const issuer = await DevIssuer.open(folder);
  const ground = { databaseUrl: postgres.url, brokers: kafka.brokers, issuer, partnerFolder: path.join(folder, 'partners') };
  const system = await runInProcess(ground);
  opened.defer(() => system.stop());
  const { feed: token } = await demoPeople(issuer);
  const codingUrl = urlOf(system, 'coding');
  const accepted = await streamIntoCoding({ codingUrl, token, seed: 4, perSecond: 30, signal: AbortSignal.timeout(2_000) });
  const eventLog = kafkaEventLog({ brokers: [kafka.brokers], clientId: 'checks', logger: silentLogger });
  evidence = new Evidence({ ...ground, eventLog, accepted });
  opened.defer(() => evidence.close());
  await until(
    () => leftToDo(evidence),
    (left) => left.length === 0,
    120_000,
  );
});

afterAll(() => opened.disposeAsync());

const urlOf = ({ services }: RunningSystem, name: string): string =>
  services.find(({ definition }) => definition.name === name)!.running.url;

/** What is found while something is spoilt, all of it taken back afterwards. */
async function foundWhile(book: Book, sql: string): Promise<string[]> {
  const client = await evidence.client(book);
  await client.query('begin');
  try {
    await client.query(`set local session_replication_role = replica; ${sql}`); // Past triggers that would refuse it.
    const broken: string[] = [];
    for (const check of checks.filter((one) => one !== noDoublePosting)) {
      if ((await check.find(evidence)).length > 0) broken.push(check.invariant);
    }
    return [...new Set(broken)];
  } finally {
    await client.query('rollback');
  }
}

it('finds that everything holds where nothing is wrong', async () => {
  expect(await checkAll(evidence)).toEqual({
    invariants: Object.fromEntries(invariants.map((invariant) => [invariant, true])),
    violations: [],
  });
});

const oneOf = (table: string, where = 'true'): string => `ctid = (select ctid from ${table} where ${where} limit 1)`;

it.each<[invariant: string, what: string, book: Book, sql: string]>([
  ['I1', 'an encounter that is gone', 'coding', `delete from encounter where ${oneOf('encounter')}`],
  ['I1', 'an event that was not heard', 'claims', `delete from inbox where ${oneOf('inbox')}`],
  ['I1', 'codes that never met their coverage', 'claims', `update billing_case set state = state #- '{encounters,0,coverage}'`],
  ['I1', 'a claim that is gone', 'claims', `delete from claim where ${oneOf('claim')}`],
  ['I2', 'an original that came again', 'payer-simulator', `update received_claim set outcome = 'duplicate' where id = 1`],
  ['I2', 'a sending that did not come', 'payer-simulator', `delete from received_claim where id = 1`],
  [
    'I2',
    'a control number that was left out',
    'payer-gateway',
    `update transmitted_set set set_control_number = '9999' where set_control_number = '0001'`,
  ],
  [
    'I2',
    'a file that came otherwise',
    'payer-gateway',
    `update interchange set content_hash = 'x' where direction = 'sent' and control_number = 1`,
  ],
  [
    'I4',
    'a lost line of a story',
    'claims',
    `delete from claim_timeline where ${oneOf('claim_timeline', `kind = 'claim-submitted'`)}`,
  ],
  ['I4', 'a version that nobody wrote', 'claims', `update claim set version = version + 1 where ${oneOf('claim')}`],
  [
    'I5',
    'cash that is not what was paid',
    'payer-gateway',
    `update remittance set amount_cents = amount_cents + 1 where ${oneOf('remittance', `status = 'accepted'`)}`,
  ],
  ['I5', 'a payment that is gone', 'remittance', `delete from payment where ${oneOf('payment', `outcome = 'posted'`)}`],
  [
    'I6',
    'an entry that was changed',
    'remittance',
    `update ledger_entry set amount_cents = amount_cents + 1 where ${oneOf('ledger_entry')}`,
  ],
  [
    'I6',
    'a balance that was changed',
    'remittance',
    `update claim_account set state = state || '{"contractualCents": -1}' where ${oneOf('claim_account')}`,
  ],
  [
    'I7',
    'a charge that was booked twice',
    'remittance',
    `with one as (select * from ledger_transaction where kind = 'charge' limit 1),
       again as (insert into ledger_transaction select tenant_id, gen_random_uuid(), kind, at from one returning tenant_id, id)
     insert into ledger_entry select e.tenant_id, again.id, e.position, e.account, e.amount_cents, e.claim_id
     from ledger_entry e join one on one.tenant_id = e.tenant_id and one.id = e.transaction_id, again`,
  ],
  [
    'I7',
    'a claim that is not booked',
    'claims',
    `update claim set state = jsonb_set(state, '{content,totalChargeCents}', '1') where ${oneOf('claim', `status = 'paid'`)}`,
  ],
  [
    'I10',
    'an event that was overtaken',
    'payer-gateway',
    `with story as (select seq, event_id, lead(event_id, -1) over w as before, lead(event_id) over w as after, row_number() over w as n
                    from outbox where topic = 'submissions' and key in (select key from outbox group by key having count(*) > 1) window w as (partition by key order by seq))
     update outbox set event_id = case n when 1 then after else before end from story where story.seq = outbox.seq and n <= 2`,
  ],
  ['I10', 'an event that never left', 'claims', `update outbox set event_id = gen_random_uuid() where ${oneOf('outbox')}`],
  [
    'I13',
    'an event that was not published',
    'claims',
    `insert into outbox_pending select seq, shard, tenant_id from outbox limit 1`,
  ],
  [
    'I13',
    'a partition that was not read',
    'claims',
    `update consumer_offset set next_offset = next_offset - 1 where next_offset > 0`,
  ],
])('%s finds %s', async (invariant, _what, book, sql) => {
  expect(await foundWhile(book, sql)).toContain(invariant);
});

/** One more posting of a payment that is there. */
const postAgain = `insert into payment (tenant_id, payment_id, claim_id, advice_id, outcome, payer_id, paid_cents, patient_share_cents, posted_at, payment)
  select tenant_id, gen_random_uuid(), claim_id, advice_id, outcome, payer_id, paid_cents, patient_share_cents, posted_at, payment from payment limit 1
  returning payment_id`;

it('I8 finds a payment that is posted once more while its file comes again', async () => {
  const before = await stateHash(evidence);
  const posted: { payment_id: string }[] = [];
  const look = evidence.rows.bind(evidence);
  const looks = jest.spyOn(evidence, 'rows').mockImplementation(async (book, sql, parameters) => {
    if (posted.length === 0 && /count.* from interchange/.test(sql))
      posted.push(...(await look<{ payment_id: string }>('remittance', postAgain)));
    return look(book, sql, parameters);
  });
  const found = await noDoublePosting.find(evidence);
  looks.mockRestore();
  await look(
    'remittance',
    `set session_replication_role = replica; delete from payment where payment_id = '${posted[0]!.payment_id}';
    reset session_replication_role`,
  );

  expect(found).toEqual([expect.stringContaining('something changed')]);
  expect(await stateHash(evidence)).toBe(before);
});

it('I8 puts the same content into another envelope', () => {
  const isa = `ISA*00*          *00*          *ZZ*A              *ZZ*B              *260105*1200*^*00501*000000007*0*T*:~`;
  const again = inAnotherEnvelope(Buffer.from(`${isa}GS*HP~GE*1*1~IEA*1*000000007~`), 500_000_007).toString();
  expect(again).toBe(`${isa.replace('000000007', '500000007')}GS*HP~GE*1*1~IEA*1*500000007~`);
});
