import type { Connection } from '../database/connection.js';
import { faultOf, isLostRace, isRefusedWrite, mayRunAgain } from '../database/errors.js';
import type { UnitOfWork } from '../deciding/unit-of-work.js';
import type { MessagingLogger } from '../logger.js';
import type { Heard } from '../messages/read-message.js';
import type { MessagingMetrics } from '../metrics.js';
import { Unwritable } from '../writing/write-unit.js';
import type { Position } from './batch-queries.js';
import type { FenceAnswer } from './check-fence.js';
import type { Parking } from './fold-messages.js';
import { ParkBudget } from './park-budget.js';
import { OutOfOrder, runBatch } from './run-batch.js';

/** A transaction that takes longer hangs: its connection is given up. */
const LONGEST_BATCH_MS = 60_000;
/** A race lost so often on one batch is none: a decision opens what is there already. */
const MOST_RACES = 5;

export interface BatchSurroundings {
  readonly connection: Connection;
  readonly budget: ParkBudget;
  readonly clock: () => Date;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  /** Told of each committed transaction. */
  readonly written: (unit: UnitOfWork) => void;
}

/** More was to be parked than bad data explains. */
export class TooManyParked extends Error {
  override readonly name = 'TooManyParked';
}

/**
 * Runs a batch until all of it is committed or parked; answers the partitions that must be read again because records are
 * missing. Rejects with `TooManyParked` and with failures that only time or people can cure; what was committed before that is
 * known to the fence.
 */
export async function handleBatch(
  heard: readonly Heard[],
  position: Position,
  around: BatchSurroundings,
): Promise<FenceAnswer['gaps']> {
  const gaps: FenceAnswer['gaps'][number][] = [];
  await run(heard);
  return gaps;

  async function run(batch: readonly Heard[], refused?: string): Promise<void> {
    for (let races = 0; batch.length > 0;) {
      try {
        return await runOnce(batch, position, around, refused);
      } catch (error) {
        if (error instanceof OutOfOrder) {
          const inOrder = new Set(error.answer.inOrder);
          batch = batch.filter(({ record }) => inOrder.has(record));
          gaps.push(...error.answer.gaps);
        } else if (mayRunAgain(error) && races < MOST_RACES) {
          races += 1;
          around.metrics.batchRetried('lost-race');
        } else if (refused === undefined && (isRefusedWrite(error) || isLostRace(error) || error instanceof Unwritable)) {
          around.metrics.batchRetried('constraint');
          return search(batch, error);
        } else {
          throw error;
        }
      }
    }
  }

  /** A write was refused and does not say for which message: halves run by themselves, down to the one that is refused alone. */
  async function search(batch: readonly Heard[], error: unknown): Promise<void> {
    if (batch.length === 1) return run(batch, Object.values(faultOf(error)).filter(Boolean).join(': '));
    const middle = batch.length >> 1;
    await run(batch.slice(0, middle));
    await run(batch.slice(middle));
  }
}

async function runOnce(batch: readonly Heard[], position: Position, around: BatchSurroundings, refused?: string): Promise<void> {
  const { connection, budget, clock, logger, metrics, written } = around;
  const startedAt = performance.now();
  const now = clock();
  const watchdog = setTimeout(() => connection.drop(), LONGEST_BATCH_MS);
  try {
    const { unit, came, handled, parked } = await runBatch(batch, {
      connection,
      position,
      now,
      refused: refused === undefined ? undefined : { reason: 'CONSTRAINT', detail: refused },
      mayPark: (next) => {
        if (budget.wouldExceed({ atMs: now.getTime(), came: next.came, parked: firstOnes(next.parked) }))
          throw new TooManyParked();
      },
    });
    budget.add({ atMs: now.getTime(), came, parked: firstOnes(parked) });
    metrics.batchCommitted({ records: batch.length, handled, durationMs: performance.now() - startedAt });
    for (const { heard, reason } of parked) {
      const { topic, partition, offset } = heard.record;
      metrics.messageParked(topic);
      logger.error('messaging.parked', { reason, topic, partition, offset: String(offset) });
    }
    written(unit);
  } finally {
    clearTimeout(watchdog);
  }
}

const firstOnes = (parked: readonly Parking[]): number => parked.filter(({ reason }) => reason !== 'BEHIND').length;
