import type { Tx } from '@claimstream/messaging';
import type { ComposedSet } from '../domain/compose-interchange.js';

/** What a delivery needs of an interchange that is written down. */
export interface DeliverableInterchange {
  id: string;
  fileName: string;
  content: Buffer;
  sets: SentSet[];
}

/** A transaction set of ours, with its members in the order of the file. */
export interface SentSet {
  interchangeId: string;
  groupControlNumber: number;
  setControlNumber: string;
  type: ComposedSet['type'];
  /** BHT03. */
  reference: string;
  memberTenantIds: string[];
  memberIds: string[];
}

export const toSentSet = (
  interchangeId: string,
  { type, groupControlNumber, setControlNumber, reference, members }: ComposedSet,
): SentSet => ({
  ...{ interchangeId, type, groupControlNumber, setControlNumber, reference },
  memberTenantIds: members.map(({ tenantId }) => tenantId),
  memberIds: members.map(({ id }) => id),
});

/** A file as it is written down before it leaves. */
export interface PreparedInterchange extends DeliverableInterchange {
  tenantId: string;
  connectionId: string;
  kind: '837' | '270';
  controlNumber: number;
  contentHash: string;
  now: Date;
}

export function insertPrepared(tx: Tx, prepared: PreparedInterchange): void {
  const { tenantId, id, connectionId, kind, controlNumber, fileName, content, contentHash, sets, now } = prepared;
  tx.send(
    `insert into interchange (tenant_id, id, connection_id, direction, kind, control_number, file_name, status, content, content_hash, created_at)
     values ($1, $2, $3, 'sent', $4, $5, $6, 'prepared', $7, $8, $9)`,
    [tenantId, id, connectionId, kind, controlNumber, fileName, content, contentHash, now.toISOString()],
    'insert prepared',
  );
  tx.send(
    `insert into transmitted_set
       (tenant_id, connection_id, interchange_id, group_control_number, set_control_number, type, reference, member_tenant_ids, member_ids)
     select $1, $2, "interchangeId", "groupControlNumber", "setControlNumber", type, reference, "memberTenantIds"::uuid[], "memberIds"::uuid[]
     from jsonb_to_recordset($3::jsonb) as sent ("interchangeId" uuid, "groupControlNumber" int, "setControlNumber" text, type text,
       reference text, "memberTenantIds" text[], "memberIds" text[])`,
    [tenantId, connectionId, JSON.stringify(sets)],
    'insert sets',
  );
}

/** What is written down and may or may not have left: a crash lies between. In the order of control numbers. */
export async function preparedOf(tx: Tx, { tenantId, id }: { tenantId: string; id: string }): Promise<DeliverableInterchange[]> {
  const interchanges = await tx.query<Omit<DeliverableInterchange, 'sets'>>(
    `select id, file_name as "fileName", content
     from interchange where tenant_id = $1 and connection_id = $2 and status = 'prepared' order by control_number`,
    [tenantId, id],
  );
  const sets = await tx.query<SentSet>(
    `select ${sentSet} from transmitted_set s where s.tenant_id = $1 and s.interchange_id = any($2::uuid[])
     order by s.group_control_number, s.set_control_number`,
    [tenantId, interchanges.map((interchange) => interchange.id)],
  );
  return interchanges.map((interchange) => ({
    ...interchange,
    sets: sets.filter(({ interchangeId }) => interchangeId === interchange.id),
  }));
}

const sentSet = `s.interchange_id as "interchangeId", s.group_control_number as "groupControlNumber",
  s.set_control_number as "setControlNumber", s.type, s.reference, s.member_tenant_ids as "memberTenantIds", s.member_ids as "memberIds"`;

/** A set as the answer to it finds it. */
export interface NamedSet extends SentSet {
  interchangeControlNumber: number;
  /** The delivery of its interchange was recorded. */
  isRecorded: boolean;
  /** A 999 took it before. */
  isAccepted: boolean;
}

/**
 * Every set of each interchange of ours that answers name: by ISA13, by GS06, or by BHT03. Each name is looked up by itself: a union of three
 * conditions is read in the order of an index, all that the connection ever sent.
 */
export async function setsNamed(
  tx: Tx,
  connection: { tenantId: string; id: string },
  {
    interchanges,
    groups,
    references,
  }: { interchanges: readonly number[]; groups: readonly number[]; references: readonly string[] },
): Promise<NamedSet[]> {
  if (interchanges.length + groups.length + references.length === 0) return [];
  return tx.query<NamedSet>(
    `select ${sentSet}, i.control_number as "interchangeControlNumber", i.status <> 'prepared' as "isRecorded",
       s.accepted_at is not null as "isAccepted"
     from (
       select found.id from unnest($3::int[]) as named (number) cross join lateral (
         select id from interchange
         where tenant_id = $1 and connection_id = $2 and direction = 'sent' and control_number = named.number offset 0) found
       union
       select found.interchange_id from unnest($4::int[]) as named (number) cross join lateral (
         select interchange_id from transmitted_set
         where tenant_id = $1 and connection_id = $2 and group_control_number = named.number offset 0) found
       union
       select found.interchange_id from unnest($5::text[]) as named (reference) cross join lateral (
         select interchange_id from transmitted_set
         where tenant_id = $1 and connection_id = $2 and reference = named.reference offset 0) found
     ) named
     cross join lateral (select control_number, status from interchange where tenant_id = $1 and id = named.id offset 0) i
     cross join lateral (select * from transmitted_set where tenant_id = $1 and interchange_id = named.id offset 0) s
     order by s.group_control_number, s.set_control_number`,
    [connection.tenantId, connection.id, interchanges, groups, references],
    'sets named',
  );
}

/** The bytes of the interchanges that these sets went out in, by id. */
export async function contentsOfSent(
  tx: Tx,
  { tenantId }: { tenantId: string },
  sets: readonly SentSet[],
): Promise<Map<string, Buffer>> {
  if (sets.length === 0) return new Map();
  const rows = await tx.query<{ id: string; content: Buffer }>(
    `select id, content from interchange where tenant_id = $1 and id = any($2::uuid[])`,
    [tenantId, sets.map(({ interchangeId }) => interchangeId)],
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Which of these interchanges are not recorded as sent yet. */
export async function unrecordedOf(
  tx: Tx,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select id from interchange where tenant_id = $1 and id = any($2::uuid[]) and status = 'prepared'`,
    [tenantId, ids],
    'unrecorded interchanges',
  );
  return new Set(rows.map(({ id }) => id));
}

export function markSent(tx: Tx, { tenantId, ids, now }: { tenantId: string; ids: readonly string[]; now: Date }): void {
  tx.send(
    `update interchange set status = 'sent', finished_at = $3 where tenant_id = $1 and id = any($2::uuid[]) and status = 'prepared'`,
    [tenantId, ids, now.toISOString()],
    'mark sent',
  );
}

/** What a partner's answer made of an interchange of ours. */
export type InterchangeStatus = 'acknowledged' | 'rejected';

export function setInterchangeStatuses(tx: Tx, tenantId: string, statuses: ReadonlyMap<string, InterchangeStatus>): void {
  tx.send(
    `update interchange i set status = s.status from unnest($2::uuid[], $3::text[]) s (id, status) where i.tenant_id = $1 and i.id = s.id`,
    [tenantId, [...statuses.keys()], [...statuses.values()]],
    'set interchange statuses',
  );
}

/** Notes that a 999 took these sets. */
export function acceptSets(
  tx: Tx,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
  sets: readonly SentSet[],
  now: Date,
): void {
  tx.send(
    `update transmitted_set s set accepted_at = $5 from unnest($3::int[], $4::text[]) a (group_control_number, set_control_number)
     where s.tenant_id = $1 and s.connection_id = $2 and s.group_control_number = a.group_control_number
       and s.set_control_number = a.set_control_number and s.accepted_at is null`,
    [
      tenantId,
      connectionId,
      sets.map(({ groupControlNumber }) => groupControlNumber),
      sets.map(({ setControlNumber }) => setControlNumber),
      now.toISOString(),
    ],
    'accept sets',
  );
}
