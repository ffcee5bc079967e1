import type { Connection } from './database/connection.js';
import type { Query } from './database/query.js';

/**
 * Binds the service to a log, forgets where it was in any other, and puts all of the outbox that is kept up for publishing again,
 * in its old order. One transaction; to be run while the service's consumers and relays rest.
 */
export async function rebuild(
  connection: Connection,
  { service, log }: { service: string; log: string },
): Promise<{ republished: number }> {
  const statement = (name: string, text: string, parameters: unknown[] = []): Query => ({ name, text, parameters });
  try {
    const answers = await connection.together([
      'begin',
      statement('forget offsets', 'delete from consumer_offset where consumer = $1', [service]),
      statement('bind anew', 'insert into log_binding values ($1, $2) on conflict (service) do update set log = excluded.log', [
        service,
        log,
      ]),
      statement(
        'publish again',
        'insert into outbox_pending (seq, shard, tenant_id) select seq, shard, tenant_id from outbox order by seq on conflict do nothing',
      ),
      'commit',
    ]);
    return { republished: answers[3]!.rowCount ?? 0 };
  } catch (error) {
    connection.drop();
    throw error;
  }
}
