import type { Pool } from 'pg';

/** Deletes stored answers that are older than a day, of all tenants, in batches; the relay role may see their age and nothing else. */
export async function purgeAnswers(relayPool: Pool, batch = 5_000): Promise<void> {
  for (let deleted = batch; deleted === batch;) {
    const { rowCount } = await relayPool.query(
      `delete from idempotent_response where ctid = any (array(
         select ctid from idempotent_response where created_at < now() - interval '1 day' limit $1))`,
      [batch],
    );
    deleted = rowCount ?? 0;
  }
}
