import { createHash, randomInt, randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Evidence, Service } from '../evidence.js';
import type { Check } from './check.js';
import { leftToDo } from './converged.js';

/** Everything that a payment could change. What the gateway lists of files is left out: a file that comes again is listed again. */
const state: readonly { service: Service; tables: readonly string[] }[] = [
  { service: 'remittance', tables: ['claim_account', 'remittance', 'ledger_transaction', 'ledger_entry', 'payment', 'outbox'] },
  { service: 'claims', tables: ['billing_case', 'claim', 'claim_timeline', 'outbox'] },
  { service: 'payer-gateway', tables: ['submission', 'inquiry', 'outbox'] },
];

/** One digest of all rows of these tables, whatever order they lie in. */
export async function stateHash(evidence: Evidence): Promise<string> {
  const hash = createHash('sha256');
  for (const { service, tables } of state)
    for (const table of tables) {
      const [row] = await evidence.rows<{ digest: string }>(
        service,
        `select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${table} t`,
      );
      hash.update(`${table} ${row!.digest}\n`);
    }
  return hash.digest('hex');
}

const tookWithinMs = 60_000;

/** The same 835s come again, in their own bytes under another name and in an envelope of another number, and must change nothing. */
export const noDoublePosting: Check = {
  invariant: 'I8',
  says: 'An 835 that comes again, renamed or in another envelope, changes nothing.',
  find: async (evidence) => {
    const files = await evidence.rows<{ connectionId: string; content: Buffer }>(
      'payer-gateway',
      `select connection_id as "connectionId", content from interchange
       where direction = 'received' and kind = '835' and status = 'processed' order by created_at desc limit 5`,
    );
    if (files.length === 0) return ['no 835 was received, so that none could come again'];
    const before = await stateHash(evidence);
    const listed = await receivedFiles(evidence);
    for (const { connectionId, content } of files) {
      const inbound = path.join(evidence.partnerFolder, connectionId, 'inbound');
      await putInto(inbound, content);
      await putInto(inbound, inAnotherEnvelope(content, randomInt(1_000_000_000)));
    }
    if (!(await isTaken(evidence, listed + files.length))) return ['the gateway did not take the files that came again'];
    return (await stateHash(evidence)) === before ? [] : [`${files.length} files with 835s came again and something changed`];
  },
};

/** ISA13 stands at fixed places, IEA02 repeats it. */
export function inAnotherEnvelope(content: Buffer, controlNumber: number): Buffer {
  const text = content.toString('latin1');
  const digits = String(controlNumber).padStart(9, '0');
  const renumbered = text.slice(0, 90) + digits + text.slice(99).replace(/(IEA.\d+.)\d{9}/, `$1${digits}`);
  return Buffer.from(renumbered, 'latin1');
}

async function putInto(inbound: string, content: Buffer): Promise<void> {
  const file = path.join(inbound, `${randomUUID()}.835`);
  await writeFile(`${file}.tmp`, content);
  await rename(`${file}.tmp`, file);
}

/** The files that are new by their bytes are listed, and all has come to rest again. */
async function isTaken(evidence: Evidence, wanted: number): Promise<boolean> {
  const end = performance.now() + tookWithinMs;
  while (performance.now() < end) {
    if ((await receivedFiles(evidence)) >= wanted && (await leftToDo(evidence)).length === 0) return true;
    await sleep(200);
  }
  return false;
}

async function receivedFiles(evidence: Evidence): Promise<number> {
  const [row] = await evidence.rows<{ count: number }>(
    'payer-gateway',
    `select count(*)::int as count from interchange where direction = 'received'`,
  );
  return row!.count;
}
