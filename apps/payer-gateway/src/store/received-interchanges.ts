import type { Tx } from '@claimstream/messaging';
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

/** Keeps a file as it came; false when this connection has read the very same bytes before. */
export async function insertReceived(tx: Tx, received: ReceivedInterchange): Promise<boolean> {
  const { tenantId, id, connectionId, kind, controlNumber, fileName, content, contentHash, status, problems, now } = received;
  const rows = await tx.query(
    `insert into interchange (tenant_id, id, connection_id, direction, kind, control_number, file_name, status, problems, content, content_hash,
       created_at, finished_at)
     values ($1, $2, $3, 'received', $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $11)
     on conflict do nothing returning id`,
    [
      tenantId,
      id,
      connectionId,
      kind,
      controlNumber,
      fileName.slice(0, 255),
      status,
      JSON.stringify(problems),
      content,
      contentHash,
      now.toISOString(),
    ],
  );
  return rows.length > 0;
}

/** The bytes of an interchange that we sent. */
export async function contentOfSent(tx: Tx, { tenantId, id }: { tenantId: string; id: string }): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ content: Buffer }>(`select content from interchange where tenant_id = $1 and id = $2`, [
    tenantId,
    id,
  ]);
  return row?.content;
}
