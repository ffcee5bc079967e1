import { setTimeout as sleep } from 'node:timers/promises';
import { invariant, isUuid, type Uuid } from '@claimstream/kernel';
import type { ClientBase, Pool } from 'pg';
import type { Database, Tx } from './database.js';
import { mayRunAgain } from './errors.js';
import { discardOldPlans } from './fresh-plans.js';
import { PgTx } from './pg-tx.js';

const MOST_RUNS = 8;

/** Transactions on a pool of the pg driver. */
export function pgDatabase(pool: Pool): Database {
  return {
    transaction: async (tenantIds, work) => {
      for (let run = 1; ; run += 1) {
        try {
          return await transact(pool, tenantIds, work);
        } catch (error) {
          if (run === MOST_RUNS || !mayRunAgain(error)) throw error;
          await sleep(Math.random() * 5 * 2 ** run);
        }
      }
    },
  };
}

async function transact<Answer>(pool: Pool, tenantIds: readonly Uuid[], work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  client.on('error', brokenAtWork);
  const tx = new PgTx(client);
  let broken = true;
  try {
    tx.sent.add(client.query(beginFor(client, tenantIds)));
    const answer = await work(tx);
    tx.sent.add(commit(client));
    await tx.sent.settle();
    broken = false;
    tx.committed();
    return answer;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    await tx.sent.settle();
    throw error;
  } finally {
    client.off('error', brokenAtWork);
    client.release(broken);
  }
}

/** PostgreSQL answers COMMIT with ROLLBACK when a statement failed and its error was swallowed: that must not look like success. */
async function commit(client: ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  invariant(command === 'COMMIT', 'A statement of this transaction had failed: it was rolled back.');
}

/** The statement on its way or the next one fails too, and says so to whoever waits; an event that nobody hears ends the process. */
const brokenAtWork = (): void => undefined;

/**
 * Begins a transaction that sees these tenants, in one round trip. Its statements look rows up by keys and indexes: prepared plans
 * that read whole tables are switched off, and those that are old discarded.
 */
export function beginFor(client: ClientBase, tenantIds: readonly Uuid[]): string {
  invariant(
    tenantIds.every((id) => isUuid(id)),
    'A tenant id is not a UUID.',
  );
  return `${discardOldPlans(client)}begin; select set_config('app.tenant_ids', '{${tenantIds.join(',')}}', true), set_config('enable_seqscan', 'off', true),
    set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;
}
