import type { Tx } from '@claimstream/messaging';
import type { CursorKeys } from '@claimstream/service-kit';
import { z } from 'zod';

/** A file without its content. */
export const InterchangeLine = z.object({
  tenantId: z.uuid(),
  interchangeId: z.uuid(),
  partnerId: z.uuid(),
  direction: z.enum(['sent', 'received']),
  kind: z.string().meta({ description: '837, 270, TA1, 999, 277CA, 271, 835 …' }),
  controlNumber: z.int().nullable(),
  status: z.string(),
  problems: z.array(z.object({ code: z.string(), message: z.string(), path: z.string().optional() })),
  contentHash: z.string().meta({ description: 'SHA-256 of the bytes.' }),
  bytes: z.int(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type InterchangeLine = z.output<typeof InterchangeLine>;

export const InterchangeView = InterchangeLine.extend({
  fileName: z.string(),
  content: z.string().meta({ phi: true, description: 'The raw text; bytes that are no UTF-8 are shown as Latin-1.' }),
});
export type InterchangeView = z.output<typeof InterchangeView>;

const line = `tenant_id as "tenantId", id as "interchangeId", connection_id as "partnerId", direction, kind, control_number as "controlNumber", status,
  problems, content_hash as "contentHash", octet_length(content) as bytes, created_at as "createdAt", finished_at as "finishedAt"`;

interface InterchangeFilter {
  direction?: string;
  status?: string;
  partnerId?: string;
  after: CursorKeys | undefined;
  limit: number;
}

/** The newest first. */
export const listInterchanges = (
  tx: Tx,
  { direction, status, partnerId, after, limit }: InterchangeFilter,
): Promise<InterchangeLine[]> =>
  tx.query(
    `select ${line} from interchange
     where ($1::text is null or direction = $1) and ($2::text is null or status = $2) and ($3::uuid is null or connection_id = $3)
       and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [direction ?? null, status ?? null, partnerId ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export async function findInterchange(tx: Tx, id: string): Promise<InterchangeView | undefined> {
  const [row] = await tx.query<InterchangeLine & { fileName: string; raw: Buffer }>(
    `select ${line}, file_name as "fileName", content as raw from interchange where id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { raw, ...view } = row;
  return { ...view, content: textOf(raw) };
}

function textOf(raw: Buffer): string {
  const text = raw.toString('utf8');
  return text.includes('\ufffd') ? raw.toString('latin1') : text;
}
