import type { Uuid } from '@claimstream/kernel';
import type { Query } from '../database/query.js';
import type { LogRecord, TopicPartition } from '../event-log.js';
import { binaryArray } from '../writing/binary-array.js';
import type { Statement } from '../writing/statement.js';
import type { Concern } from './fold-messages.js';
import { blockedKey } from './fold-messages.js';

/** Whose offsets: those of a consumer in one log. */
export interface Position {
  readonly consumer: string;
  readonly log: string;
}

export const seeTenants = (tenantIds: Iterable<Uuid>): Query => ({
  name: 'see tenants',
  text: `select set_config('app.tenant_ids', $1, true)`,
  parameters: [`{${[...tenantIds].join(',')}}`],
});

export interface FenceRow {
  topic: string;
  partition: number;
  next_offset: string;
}

/**
 * The next offset of each partition of the batch, locked in order of topic and partition: the other owner of a partition waits
 * here.
 */
export function fenceQuery({ consumer, log }: Position, partitions: readonly TopicPartition[]): Query {
  return {
    name: 'fence',
    text: `select c.topic, c.partition, c.next_offset
      from unnest($3::text[], $4::int4[]) p(topic, partition) join consumer_offset c using (topic, partition)
      where c.consumer = $1 and c.log = $2 order by c.topic, c.partition for update of c`,
    parameters: [consumer, log, topicsOf(partitions), numbersOf(partitions)],
  };
}

export interface InboxRow {
  fresh: number;
  /** Which of them are new, when not all are. */
  which: string[] | null;
  /** Keys (`blockedKey`) that queue behind a parked message. */
  blocked: string[] | null;
}

/** Notes what is heard for the first time, and locks the parked keys that it meets, in order. */
export function inboxQuery(consumer: string, concerns: readonly Concern[]): Query {
  const ids = [...new Set(concerns.flatMap(({ heard }) => eventIdOf(heard) ?? []))];
  const readable = concerns.filter(({ heard }) => heard.kind !== 'unreadable');
  const keys = [...new Map(readable.map(({ heard }) => [blockedKey(heard.record), heard.record])).values()];
  return {
    name: 'inbox',
    text: `with fresh as (
        insert into inbox (consumer, event_id) select $1, e.id from unnest($2::uuid[]) e(id) on conflict do nothing returning event_id),
      blocked as (
        select k.topic, k.key from unnest($3::text[], $4::text[]) w(topic, key) join parked_key k using (topic, key)
        where k.consumer = $1 order by k.topic, k.key for update of k)
      select count(*)::int as fresh,
        case when count(*) < $5::int then coalesce(array_agg(event_id::text), '{}') end as which,
        (select array_agg(topic || E'\\n' || key) from blocked) as blocked
      from fresh`,
    parameters: [
      consumer,
      binaryArray('uuid', ids),
      binaryArray(
        'text',
        keys.map(({ topic }) => topic),
      ),
      binaryArray(
        'text',
        keys.map(({ key }) => key),
      ),
      ids.length,
    ],
  };
}

export const eventIdOf = (heard: Concern['heard']): Uuid | undefined => {
  if (heard.kind === 'message') return heard.message.id;
  return heard.kind === 'misfit' ? heard.envelope.id : undefined;
};

/** Adds to the write how far each partition is handled. */
export function addOffsets(statement: Statement, { consumer, log }: Position, records: readonly LogRecord[]): void {
  const next = new Map(records.map((record) => [`${record.topic}/${record.partition}`, record]));
  const last = [...next.values()];
  statement.exactly(
    last.length,
    `update consumer_offset c set next_offset = o.next_offset
     from unnest(${[
       statement.array(
         'text',
         last.map(({ topic }) => topic),
       ),
       statement.array(
         'int4',
         last.map(({ partition }) => partition),
       ),
       statement.array(
         'int8',
         last.map(({ offset }) => offset + 1n),
       ),
     ].join(', ')}) o(topic, partition, next_offset)
     where c.consumer = ${statement.value(consumer, 'text')} and c.log = ${statement.value(log, 'text')}
       and c.topic = o.topic and c.partition = o.partition returning 1`,
  );
}

const topicsOf = (partitions: readonly TopicPartition[]): Buffer =>
  binaryArray(
    'text',
    partitions.map(({ topic }) => topic),
  );
const numbersOf = (partitions: readonly TopicPartition[]): Buffer =>
  binaryArray(
    'int4',
    partitions.map(({ partition }) => partition),
  );
