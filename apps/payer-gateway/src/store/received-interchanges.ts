import { binaryArray, type Tx } from '@claimstream/messaging';
import type { FileProblem } from '../domain/partner-file.js';

/** What became of a file that a partner sent. `processed` ones may hold remittances that wait for a person, which stand beside. */
export type ReceivedStatus = 'processed' | 'unreadable' | 'misaddressed' | 'failed';

export interface ReceivedInterchange {
  tenantId: string;
  id: string;
  connectionId: string;
  kind: string;
  controlNumber?: number;
  fileName: string;
  content: Buffer;
  contentHash: string;
  status: ReceivedStatus;
  problems: readonly FileProblem[];
  now: Date;
}

/** A file that came, and the connection that it came over. */
export async function receivedFile(
  tx: Tx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ connectionId: string; content: Buffer } | undefined> {
  const [row] = await tx.query<{ connectionId: string; content: Buffer }>(
    `select connection_id as "connectionId", content from interchange where tenant_id = $1 and id = $2 and direction = 'received'`,
    [tenantId, id],
  );
  return row;
}

/** Keeps files as they came; answers the ids of those whose very bytes this connection has not read before. */
export async function insertReceived(tx: Tx, received: readonly ReceivedInterchange[]): Promise<Set<string>> {
  const column = <Of>(of: (one: ReceivedInterchange) => Of): Of[] => received.map(of);
  const rows = await tx.query<{ id: string }>(
    `insert into interchange (tenant_id, id, connection_id, direction, kind, control_number, file_name, status, problems, content, content_hash,
       created_at, finished_at)
     select r.tenant_id, r.id, r.connection_id, 'received', r.kind, r.control_number, r.file_name, r.status, r.problems, r.content, r.content_hash,
       r.at, r.at
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::jsonb[], $9::bytea[], $10::text[],
         $11::timestamptz[]) with ordinality
       r (tenant_id, id, connection_id, kind, control_number, file_name, status, problems, content, content_hash, at, n)
     order by r.n on conflict do nothing returning id`,
    [
      binaryArray(
        'uuid',
        column(({ tenantId }) => tenantId),
      ),
      binaryArray(
        'uuid',
        column(({ id }) => id),
      ),
      binaryArray(
        'uuid',
        column(({ connectionId }) => connectionId),
      ),
      binaryArray(
        'text',
        column(({ kind }) => kind),
      ),
      binaryArray(
        'int4',
        column(({ controlNumber }) => controlNumber),
      ),
      binaryArray(
        'text',
        column(({ fileName }) => fileName.slice(0, 255)),
      ),
      binaryArray(
        'text',
        column(({ status }) => status),
      ),
      binaryArray(
        'jsonb',
        column(({ problems }) => JSON.stringify(problems)),
      ),
      binaryArray(
        'bytea',
        column(({ content }) => content),
      ),
      binaryArray(
        'text',
        column(({ contentHash }) => contentHash),
      ),
      column(({ now }) => now.toISOString()),
    ],
    'insert received',
  );
  return new Set(rows.map(({ id }) => id));
}
