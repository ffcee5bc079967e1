import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.js';
import { faultOf } from '../database/errors.js';
import { type EventLog, type LogConsumer, type LogRecord, OffsetOutsideLog } from '../event-log.js';
import { type Heard, messageReader } from '../messages/read-message.js';
import type { Reaction } from '../reactions/react.js';
import type { ConsumerState, MessagingLimits } from '../messaging.js';
import { Backoff } from './backoff.js';
import type { Position } from './batch-queries.js';
import { PositionLost } from './check-fence.js';
import { type BatchSurroundings, handleBatch, TooManyParked } from './handle-batch.js';
import { startOffsets } from './start-offsets.js';

export interface ConsumerLoopOptions {
  service: string;
  eventLog: EventLog;
  reactions: readonly Reaction[];
  around: BatchSurroundings;
  /** Offsets are asked for while a batch has its own transaction open: the relay's connection. */
  bookkeeping: Connection;
  limits: MessagingLimits;
}

/** What is known of a consumer from outside. */
export interface RunningConsumer {
  readonly state: ConsumerState;
  /** The log it reads, once it has joined. */
  readonly log: string | undefined;
  stop(): Promise<void>;
}

/** For a service that reacts to nothing: there is no group to join. */
export const hearsNothing = (): RunningConsumer => ({ state: 'consuming', log: undefined, stop: () => Promise.resolve() });

/** The one loop of a process: whatever came while the last transaction ran is the next batch. */
export class ConsumerLoop implements RunningConsumer {
  state: ConsumerState = 'starting';
  private readonly read: (record: LogRecord) => Heard;
  private readonly backoff = new Backoff();
  private readonly stopping = new AbortController();
  private readonly consumer: LogConsumer;
  private readonly running: Promise<void>;
  private position?: Position;

  constructor(private readonly options: ConsumerLoopOptions) {
    const { eventLog, service, reactions } = options;
    this.read = messageReader(reactions);
    this.consumer = eventLog.consume({
      group: service,
      topics: [...new Set(reactions.map(({ to }) => to.topic))],
      startOffsets: (assignment) => this.assign(assignment),
    });
    this.running = this.run();
  }

  get log(): string | undefined {
    return this.position?.log;
  }

  /** Finishes the batch that runs and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.consumer.stop();
    await this.running;
    if (!this.state.startsWith('stopped')) this.state = 'stopped';
  }

  private async assign({
    identity,
    partitions,
  }: Parameters<Parameters<EventLog['consume']>[0]['startOffsets']>[0]): Promise<bigint[]> {
    const position = { consumer: this.options.service, log: identity };
    const offsets = await startOffsets(this.options.bookkeeping, position, partitions);
    if (!offsets) {
      this.giveUp('stopped-log-lost', { log: identity });
      throw new Error('This service is bound to another log.');
    }
    this.position = position;
    if (this.state === 'starting') this.state = 'consuming';
    return offsets;
  }

  private async run(): Promise<void> {
    const { batchMessages, batchBytes } = this.options.limits;
    try {
      for (;;) {
        const records = await this.consumer.take({ messages: batchMessages, bytes: batchBytes });
        if (records.length === 0) return;
        const startedAt = performance.now();
        await this.handle(records);
        if (records.length < batchMessages / 4) await this.pace(startedAt);
      }
    } catch (error) {
      this.giveUp(error instanceof OffsetOutsideLog ? 'stopped-log-lost' : 'stopped', faultOf(error));
    }
  }

  private async handle(records: LogRecord[]): Promise<void> {
    const { around } = this.options;
    try {
      const gaps = await handleBatch(records.map(this.read), this.position!, around);
      this.consumer.done(records);
      for (const { next, ...partition } of gaps) {
        around.logger.error('messaging.gap', { ...partition, next: String(next) });
        this.consumer.seek(partition, next);
      }
      this.backoff.reset();
      if (this.state === 'retrying') this.state = 'consuming';
    } catch (error) {
      this.consumer.retry(records);
      if (error instanceof TooManyParked) return this.giveUp('stopped-too-many-parked', {});
      if (error instanceof PositionLost) return this.giveUp('stopped-log-lost', faultOf(error));
      around.metrics.batchRetried('transient');
      around.logger.warn('messaging.batch-rolled-back', faultOf(error));
      if (!this.state.startsWith('stopped')) this.state = 'retrying';
      await this.backoff.wait(this.stopping.signal);
    }
  }

  private async pace(startedAt: number): Promise<void> {
    const leftMs = this.options.limits.batchPaceMs - (performance.now() - startedAt);
    if (leftMs >= 1 && !this.stopping.signal.aborted) await sleep(leftMs);
  }

  /** Stops for a reason that a person has to look at; the process goes on serving the rest. */
  private giveUp(state: ConsumerState, fields: Record<string, string | undefined>): void {
    this.state = state;
    this.options.around.logger.error('messaging.consumer-stopped', { state, ...fields });
    this.consumer.stop().catch((error: unknown) => this.options.around.logger.warn('messaging.leaving-failed', faultOf(error)));
  }
}
