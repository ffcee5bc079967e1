import type { EventContract } from '@claimstream/contracts';
import type { ClientConfig } from 'pg';
import type { Commands } from './commands/commands.js';
import type { Database } from './database/database.js';
import type { EventLog } from './event-log.js';
import type { MessagingLogger } from './logger.js';
import type { MessagingMetrics } from './metrics.js';
import type { Parked } from './parked/parked.js';
import type { Reaction } from './reactions/react.js';
import type { Worker, WorkerDefinition } from './workers/worker.js';

export interface MessagingOptions {
  /** The service's name: source of its events, consumer of its inbox, consumer group. */
  service: string;
  database: Database;
  /** How to connect as the application's role (row-level security); the batch loop keeps one connection of its own. */
  connectAsApp: ClientConfig;
  /**
   * How to connect as the relay's role (the runtime's own tables, across tenants); relay, workers and operators' tools share one
   * connection.
   */
  connectAsRelay: ClientConfig;
  /** Opened by the caller, need not be connected; closed by the caller, after `stop`. */
  eventLog: EventLog;
  reactions: readonly Reaction[];
  /** All contracts: their topics are made when missing. */
  catalogue: readonly EventContract[];
  logger: MessagingLogger;
  metrics?: MessagingMetrics;
  clock?: () => Date;
  limits?: Partial<MessagingLimits>;
}

export interface MessagingLimits {
  /** Partitions of topics that are made (12). */
  partitions: number;
  /** At most so many records in a batch (1,000), and so many bytes (4 MB). */
  batchMessages: number;
  batchBytes: number;
  /**
   * Small batches begin at least so far apart (15 ms), and so do small sends of the relay (10 ms): under load that makes many
   * small transactions a few, each of which costs a millisecond of CPU whatever its size. What comes after a pause never waits.
   */
  batchPaceMs: number;
  relayPaceMs: number;
  /** From so many unpublished events on, intake answers 503 (200,000). */
  outboxBound: number;
  /** Published events are kept so long, to rebuild from (14 days); the inbox is kept twice as long. */
  outboxRetentionMs: number;
}

/** One service's running messaging: consumer loop, relay, commands, workers, operators' tools. */
export interface Messaging {
  readonly commands: Commands;
  readonly parked: Parked;
  readonly outbox: { isFull(): boolean };
  readonly relay: { wake(): void };
  readonly consumer: { readonly state: ConsumerState };
  startWorker(worker: WorkerDefinition): Worker;
  /** What gauges and the health page show, read now. */
  snapshot(): Promise<MessagingSnapshot>;
  /**
   * After the log was lost, wiped or changed: resets this service's offsets and publishes its outbox again, in order. Stop the
   * others first or run it in each service; inboxes drop what they know.
   */
  rebuild(): Promise<{ republished: number }>;
  /** Finishes the batch and the workers' runs, publishes what is left if the log answers, and lets go of connections. */
  stop(): Promise<void>;
}

/**
 * `retrying`: the last batch was rolled back for want of the database or of a release that understands the data, and runs again
 * by itself. The `stopped-…` ones wait for a person and say why.
 */
export type ConsumerState = 'starting' | 'consuming' | 'retrying' | 'stopped' | 'stopped-too-many-parked' | 'stopped-log-lost';

export interface MessagingSnapshot {
  consumer: ConsumerState;
  /** Records of each assigned partition that the database has not handled yet; absent while the log does not answer. */
  lag?: { topic: string; partition: number; records: bigint }[];
  outboxPending: number;
  oldestPendingAgeMs: number;
  parkedMessages: number;
  parkedKeys: number;
}
