import type { WorkerDefinition } from '@claimstream/messaging';
import type { Client, ClientConfig } from 'pg';
import { withClient } from '../database/with-client.js';

const hourMs = 3_600_000;

/** Deletes stored answers that are older than a day, of all tenants; the relay role may see their age and nothing else of them. */
export const purgeAnswersHourly = (service: string, connectAsRelay: ClientConfig): WorkerDefinition => ({
  name: `${service}.purge-answers`,
  run: async (signal) => {
    await withClient(connectAsRelay, async (client) => {
      while (!signal.aborted && (await purgeSome(client)) > 0);
    });
    return hourMs;
  },
});

/** Deletes a few thousand at a time, so that no transaction lasts; answers how many. */
export async function purgeSome(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `delete from idempotent_response where created_at <= (
       select max(created_at) from (
         select created_at from idempotent_response where created_at < now() - interval '1 day' order by created_at limit 5000) as oldest)`,
  );
  return rowCount ?? 0;
}
