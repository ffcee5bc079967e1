import type { Connection } from '../database/connection.js';
import type { PartitionBounds } from '../event-log.js';
import { binaryArray } from '../writing/binary-array.js';
import type { Position } from './batch-queries.js';

/**
 * The next offset of each partition, in the order given; a partition that is new begins at its start. Undefined when the service
 * is bound to another log: its offsets mean nothing here and what it missed is not known.
 */
export async function startOffsets(
  connection: Connection,
  position: Position,
  partitions: readonly PartitionBounds[],
): Promise<bigint[] | undefined> {
  if (!(await isBoundTo(connection, position.consumer, position.log))) return undefined;
  const parameters = [
    position.consumer,
    position.log,
    binaryArray(
      'text',
      partitions.map(({ topic }) => topic),
    ),
    binaryArray(
      'int4',
      partitions.map(({ partition }) => partition),
    ),
  ];
  await connection.query({
    name: 'new partitions',
    text: `insert into consumer_offset (consumer, log, topic, partition, next_offset)
      select $1, $2, p.topic, p.partition, p.start from unnest($3::text[], $4::int4[], $5::int8[]) p(topic, partition, start)
      order by p.topic, p.partition on conflict do nothing`,
    parameters: [
      ...parameters,
      binaryArray(
        'int8',
        partitions.map(({ start }) => start),
      ),
    ],
  });
  const rows = await connection.query<{ next_offset: string }>({
    name: 'start offsets',
    text: `select c.next_offset from unnest($3::text[], $4::int4[]) with ordinality p(topic, partition, n)
      join consumer_offset c using (topic, partition) where c.consumer = $1 and c.log = $2 order by p.n`,
    parameters,
  });
  return rows.map(({ next_offset }) => BigInt(next_offset));
}

/** Binds a service to the first log that it meets; true when it is this one. */
export async function isBoundTo(connection: Connection, service: string, log: string): Promise<boolean> {
  await connection.query({
    name: 'bind to log',
    text: `insert into log_binding (service, log) values ($1, $2) on conflict do nothing`,
    parameters: [service, log],
  });
  const [binding] = await connection.query<{ log: string }>({
    name: 'bound log',
    text: `select log from log_binding where service = $1`,
    parameters: [service],
  });
  return binding?.log === log;
}
