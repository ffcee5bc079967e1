import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.js';
import { faultOf } from '../database/errors.js';
import type { Query } from '../database/query.js';
import type { EventLog } from '../event-log.js';
import { Signal } from '../log/signal.js';
import type { MessagingLogger } from '../logger.js';
import type { MessagingMetrics } from '../metrics.js';
import { Backoff } from '../runner/backoff.js';
import { isBoundTo } from '../runner/start-offsets.js';
import type { OutboxGauge } from './outbox-gauge.js';
import { OwnShards } from './own-shards.js';
import {
  fairPending,
  isFull,
  LEAST_OF_TENANT,
  oldestPending,
  type PendingRow,
  publishedQuery,
  toRecord,
} from './read-pending.js';
import { SHARDS } from './shards.js';
import { slicesOf } from './slices.js';

const PAGE = 1_000;
/** How often to look for instances that came or went. */
const LOOK_ROUND_MS = 2_000;
/** How long rows that another instance wrote into our shards may go unnoticed. */
const POLL_MS = { least: 10, most: 250 };

export interface RelayOptions {
  service: string;
  connection: Connection;
  eventLog: EventLog;
  gauge: OutboxGauge;
  /** Rounds that send less than a page begin at least so far apart. */
  paceMs: number;
  logger: MessagingLogger;
  metrics: MessagingMetrics;
}

/** Publishes what is in the outbox: of its own shards, in order per key, fair between tenants, again until the log has it. */
export class Relay {
  private readonly shards: OwnShards;
  private readonly woken = new Signal();
  private readonly stopping = new AbortController();
  private readonly backoff = new Backoff();
  private readonly running: Promise<void>;
  private lookedRoundAt = -Infinity;
  private pollMs = POLL_MS.least;
  private backlog = false;
  /** What the last round read ahead. */
  private page: PendingRow[] = [];
  private log: 'unknown' | 'ours' | 'another' = 'unknown';

  constructor(private readonly options: RelayOptions) {
    this.shards = new OwnShards(options.connection);
    this.running = this.run();
  }

  wake(): void {
    this.woken.raise();
  }

  /** Looks again which log it is: after a rebuild, say. */
  checkLog(): void {
    this.log = 'unknown';
    this.wake();
  }

  /** Publishes what is there, if the log answers within the time, and ends. */
  async stop(withinMs: number): Promise<void> {
    this.stopping.abort();
    this.woken.raise();
    await Promise.race([this.running, sleep(withinMs, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    for (;;) {
      try {
        const published = await this.round();
        this.backoff.reset();
        if (published > 0) {
          this.pollMs = POLL_MS.least;
          continue;
        }
        if (this.stopping.signal.aborted) return;
        await this.woken.wait(this.waitMs());
      } catch (error) {
        this.page = [];
        this.log = 'unknown';
        this.options.metrics.publishFailed();
        this.options.logger.warn('messaging.relay-failed', faultOf(error));
        if (this.stopping.signal.aborted) return;
        await this.backoff.wait(this.stopping.signal);
      }
    }
  }

  /** Sends one page, forgets it, and reads the next; answers how many were sent. */
  private async round(): Promise<number> {
    const { connection, eventLog, service, metrics } = this.options;
    if (this.log === 'unknown' || performance.now() - this.lookedRoundAt > LOOK_ROUND_MS) await this.lookRound();
    if (this.log === 'another' || this.shards.list.length === 0) return 0;
    if (this.page.length === 0) {
      this.woken.lower();
      this.pageRead(await connection.query<PendingRow>(this.nextPage()));
    }
    const rows = this.page;
    if (rows.length === 0) return 0;

    const startedAt = performance.now();
    for (const slice of slicesOf(rows.map((row) => toRecord(service, row)))) await eventLog.send(slice);
    metrics.published(rows.length);
    if (!this.backlog) await this.pace(startedAt);
    this.woken.lower();
    const [, next] = await connection.together([publishedQuery(rows), this.nextPage()]);
    this.pageRead(next!.rows as PendingRow[]);
    return rows.length;
  }

  private nextPage(): Query {
    return (this.backlog ? fairPending : oldestPending)(this.shards.list, PAGE);
  }

  private pageRead(rows: PendingRow[]): void {
    this.page = rows;
    if (rows.length === 0 && this.shards.list.length === SHARDS) this.options.gauge.drained();
    this.backlog = isFull(rows, this.backlog ? LEAST_OF_TENANT : PAGE);
  }

  private async lookRound(): Promise<void> {
    const { connection, eventLog, service, logger } = this.options;
    await this.shards.balance();
    this.page = [];
    if (this.log !== 'ours') {
      const log = await eventLog.identity();
      const ours = await isBoundTo(connection, service, log);
      if (!ours && this.log !== 'another') logger.error('messaging.relay-stopped', { reason: 'bound-to-another-log', log });
      this.log = ours ? 'ours' : 'another';
    }
    this.lookedRoundAt = performance.now();
  }

  /** Alone, only a wake matters; what other instances write into our shards wakes nobody here. */
  private waitMs(): number {
    if (this.shards.instances === 1) return LOOK_ROUND_MS;
    const waitMs = this.pollMs;
    this.pollMs = Math.min(this.pollMs * 2, POLL_MS.most);
    return waitMs;
  }

  private async pace(startedAt: number): Promise<void> {
    const leftMs = this.options.paceMs - (performance.now() - startedAt);
    if (leftMs >= 1 && !this.stopping.signal.aborted) await sleep(leftMs);
  }
}
