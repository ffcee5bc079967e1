import type { Tx } from '@claimstream/messaging';
import type { ComposedSet } from '../domain/compose-interchange.js';

/** What a delivery needs of an interchange that is written down. */
export interface DeliverableInterchange {
  id: string;
  fileName: string;
  content: Buffer;
}

/** A file as it is written down before it leaves. */
export interface PreparedInterchange extends DeliverableInterchange {
  tenantId: string;
  connectionId: string;
  kind: '837' | '270';
  controlNumber: number;
}

export async function insertPrepared(
  tx: Tx,
  prepared: PreparedInterchange & { contentHash: string; sets: readonly ComposedSet[]; now: Date },
): Promise<void> {
  const { tenantId, id, connectionId, kind, controlNumber, fileName, content, contentHash, sets, now } = prepared;
  await tx.query(
    `insert into interchange (tenant_id, id, connection_id, direction, kind, control_number, file_name, status, content, content_hash, created_at)
     values ($1, $2, $3, 'sent', $4, $5, $6, 'prepared', $7, $8, $9)`,
    [tenantId, id, connectionId, kind, controlNumber, fileName, content, contentHash, now.toISOString()],
  );
  await tx.query(
    `insert into transmitted_set
       (tenant_id, connection_id, interchange_id, group_control_number, set_control_number, type, reference, member_tenant_ids, member_ids)
     select $1, $2, $3, group_control_number, set_control_number, type, reference, member_tenant_ids::uuid[], member_ids::uuid[]
     from jsonb_to_recordset($4::jsonb)
       as sent (group_control_number int, set_control_number text, type text, reference text, member_tenant_ids text[], member_ids text[])`,
    [tenantId, connectionId, id, JSON.stringify(sets.map(toRow))],
  );
}

const toRow = ({ groupControlNumber, setControlNumber, type, reference, members }: ComposedSet): object => ({
  group_control_number: groupControlNumber,
  set_control_number: setControlNumber,
  type,
  reference,
  member_tenant_ids: members.map(({ tenantId }) => tenantId),
  member_ids: members.map(({ id }) => id),
});

/** What is written down and may or may not have left: a crash lies between. */
export async function preparedOf(tx: Tx, { tenantId, id }: { tenantId: string; id: string }): Promise<DeliverableInterchange[]> {
  return tx.query<DeliverableInterchange>(
    `select id, file_name as "fileName", content
     from interchange where tenant_id = $1 and connection_id = $2 and status = 'prepared' order by control_number`,
    [tenantId, id],
  );
}

/** Answers which of them were still prepared: of two that record a delivery one does. */
export async function markSent(
  tx: Tx,
  { tenantId, ids, now }: { tenantId: string; ids: readonly string[]; now: Date },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update interchange set status = 'sent', finished_at = $3
     where tenant_id = $1 and id = any($2::uuid[]) and status = 'prepared' returning id`,
    [tenantId, ids, now.toISOString()],
  );
  return rows.map(({ id }) => id);
}

/** What a partner's answer made of an interchange or of one that it names. */
export async function setInterchangeStatus(
  tx: Tx,
  { tenantId, ids, status }: { tenantId: string; ids: readonly string[]; status: 'acknowledged' | 'rejected' },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(`update interchange set status = $3 where tenant_id = $1 and id = any($2::uuid[])`, [tenantId, ids, status]);
}

/** A transaction set of ours, with its members in the order of the file. */
export interface SentSet {
  interchangeId: string;
  groupControlNumber: number;
  setControlNumber: string;
  type: ComposedSet['type'];
  reference: string;
  memberTenantIds: string[];
  memberIds: string[];
}

const sentSet = `
  select interchange_id as "interchangeId", group_control_number as "groupControlNumber", set_control_number as "setControlNumber", type, reference,
    member_tenant_ids as "memberTenantIds", member_ids as "memberIds"
  from transmitted_set where tenant_id = $1 and connection_id = $2`;

interface OfConnection {
  tenantId: string;
  connectionId: string;
}

export const setsOfGroups = (
  tx: Tx,
  { tenantId, connectionId, groups }: OfConnection & { groups: readonly number[] },
): Promise<SentSet[]> => tx.query(`${sentSet} and group_control_number = any($3::int[])`, [tenantId, connectionId, groups]);

export const setsOfReferences = (
  tx: Tx,
  { tenantId, connectionId, references }: OfConnection & { references: readonly string[] },
): Promise<SentSet[]> => tx.query(`${sentSet} and reference = any($3::text[])`, [tenantId, connectionId, references]);

export const setsOfInterchangeIds = (
  tx: Tx,
  { tenantId, connectionId, interchangeIds }: OfConnection & { interchangeIds: readonly string[] },
): Promise<SentSet[]> => tx.query(`${sentSet} and interchange_id = any($3::uuid[])`, [tenantId, connectionId, interchangeIds]);

/** By ISA13, as a TA1 names it. */
export const setsOfControlNumber = (
  tx: Tx,
  { tenantId, connectionId, controlNumber }: OfConnection & { controlNumber: number },
): Promise<SentSet[]> =>
  tx.query(
    `${sentSet} and interchange_id in (
       select id from interchange where tenant_id = $1 and connection_id = $2 and direction = 'sent' and control_number = $3)`,
    [tenantId, connectionId, controlNumber],
  );

/** Notes that a 999 took these sets; answers those of which it was not known yet. */
export async function acceptSets(
  tx: Tx,
  { tenantId, connectionId }: OfConnection,
  sets: readonly SentSet[],
  now: Date,
): Promise<SentSet[]> {
  if (sets.length === 0) return [];
  const rows = await tx.query<{ number: string }>(
    `update transmitted_set set accepted_at = $5
     where tenant_id = $1 and connection_id = $2 and group_control_number = any($3::int[]) and set_control_number = any($4::text[])
       and accepted_at is null
     returning set_control_number as number`,
    [
      tenantId,
      connectionId,
      sets.map(({ groupControlNumber }) => groupControlNumber),
      sets.map(({ setControlNumber }) => setControlNumber),
      now.toISOString(),
    ],
  );
  const fresh = new Set(rows.map(({ number }) => number));
  return sets.filter(({ setControlNumber }) => fresh.has(setControlNumber));
}
