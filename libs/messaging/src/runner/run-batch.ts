import type { Connection } from '../database/connection.js';
import type { Query } from '../database/query.js';
import type { AggregateAddress } from '../deciding/held-aggregates.js';
import { UnitOfWork } from '../deciding/unit-of-work.js';
import type { LogRecord } from '../event-log.js';
import type { Heard } from '../messages/read-message.js';
import { parkQuery } from '../parked/park-query.js';
import { type LockedRow, lockQueries } from '../stores/lock-many.js';
import { writeOf } from '../writing/write-unit.js';
import {
  addOffsets,
  eventIdOf,
  type FenceRow,
  fenceQuery,
  type InboxRow,
  inboxQuery,
  type Position,
  seeTenants,
} from './batch-queries.js';
import { checkFence, type FenceAnswer } from './check-fence.js';
import { type Concern, concernOf, foldMessages, type Parking } from './fold-messages.js';

export interface BatchResult {
  readonly unit: UnitOfWork;
  /** New messages that concerned us. */
  readonly came: number;
  readonly handled: number;
  readonly parked: readonly Parking[];
}

/** The fence did not let all of the batch pass: nothing is written, what is in order may run again. */
export class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';

  constructor(readonly answer: FenceAnswer) {
    super('Some records do not continue where the database is.');
  }
}

export interface BatchOptions {
  connection: Connection;
  position: Position;
  now: Date;
  /** The only message of the batch was refused by the database: it is parked. */
  refused?: Pick<Parking, 'reason' | 'detail'>;
  /** Throws when so much may not be parked. */
  mayPark(batch: { came: number; parked: readonly Parking[] }): void;
}

/**
 * One batch, one transaction, two round trips: everything that is needed is asked for at once, everything that follows is written
 * and committed at once. Rejects with `OutOfOrder`, with what `mayPark` throws, or with the failure of a statement; then nothing
 * is written.
 */
export async function runBatch(batch: readonly Heard[], options: BatchOptions): Promise<BatchResult> {
  const { connection, position, now, refused, mayPark } = options;
  const concerns = batch.filter((heard) => heard.kind !== 'not-ours').map(concernOf);
  const records = batch.map(({ record }) => record);
  const locks = lockQueries(addressesOf(concerns));
  try {
    const [, , fence, inbox, ...locked] = await connection.together([
      'begin',
      seeTenants(tenantsOf(concerns)),
      fenceQuery(position, partitionsOf(records)),
      inboxQuery(position.consumer, concerns),
      ...locks,
    ]);
    const answer = checkFence(records, fence!.rows as FenceRow[]);
    if (answer.inOrder.length < records.length) throw new OutOfOrder(answer);

    const unit = new UnitOfWork(now);
    locks.forEach((lock, n) => lock.hold(locked[n]!.rows as LockedRow[], unit.held));
    const heardNow = inbox!.rows[0] as InboxRow;
    const fresh = onlyFresh(concerns, heardNow);
    const blocked = new Set(heardNow.blocked);
    const { handled, parked } = foldMessages(fresh, { service: position.consumer, unit, blocked, refused });
    if (parked.length > 0) mayPark({ came: fresh.length, parked });

    const write = writeOf(unit, (statement) => addOffsets(statement, position, records));
    const park = parked.length > 0 ? [parkQuery(parked, { ...position, now })] : [];
    await connection.together([...park, ...(write ? [write] : []), 'commit'] satisfies (Query | string)[]);
    return { unit, came: fresh.length, handled, parked };
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/**
 * A failed statement has ended the transaction on its way to the commit; else this does. A connection that cannot roll back is
 * given up.
 */
async function rollBack(connection: Connection): Promise<void> {
  if (!connection.session) return;
  await connection.together(['rollback']).catch(() => connection.drop());
}

/** Each event once: not those of earlier batches, nor the second copy within this one. */
function onlyFresh(concerns: readonly Concern[], { which }: InboxRow): Concern[] {
  const known = which && new Set(which);
  const seen = new Set<string>();
  return concerns.filter(({ heard }) => {
    const id = eventIdOf(heard);
    if (id === undefined) return true;
    if (seen.has(id) || (known && !known.has(id))) return false;
    seen.add(id);
    return true;
  });
}

const addressesOf = (concerns: readonly Concern[]): AggregateAddress[] =>
  concerns.flatMap(({ steps }) => steps.map(({ address }) => address));

const tenantsOf = (concerns: readonly Concern[]): Set<string> =>
  new Set(concerns.flatMap(({ heard }) => (heard.kind === 'message' ? heard.message.tenantId : [])));

const partitionsOf = (records: readonly LogRecord[]): LogRecord[] => [
  ...new Map(records.map((record) => [`${record.topic}/${record.partition}`, record])).values(),
];
