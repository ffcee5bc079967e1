import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { CursorKeys } from '../http/page.js';
import type { NoteView } from './note.js';

const columns = `id, tenant_id as "tenantId", patient_name as "patientName", text, written_at as "writtenAt", closed`;

export async function findNote(tx: Tx, id: Uuid): Promise<NoteView | undefined> {
  const [note] = await tx.query<NoteView>(`select ${columns} from note where id = $1`, [id]);
  return note;
}

/** The newest first, after the keys of a page's last row. */
export async function listNotes(tx: Tx, { after, limit }: { after: CursorKeys | undefined; limit: number }): Promise<NoteView[]> {
  return tx.query<NoteView>(
    `select ${columns} from note where $1::timestamptz is null or (written_at, id) < ($1, $2::uuid) order by written_at desc, id desc limit $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}
