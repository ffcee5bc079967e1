import type { Connection } from '../database/connection.js';
import { faultOf } from '../database/errors.js';
import type { MessagingLogger } from '../logger.js';

const COUNT_EVERY_MS = 2_000;

/**
 * How many events wait to be published: counted every two seconds, and what this process wrote since added. Intake asks it before
 * it accepts.
 */
export class OutboxGauge {
  private pending = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: { connection: Connection; bound: number; logger: MessagingLogger }) {
    this.timer = setInterval(() => void this.count(), COUNT_EVERY_MS).unref();
  }

  get isFull(): boolean {
    return this.pending >= this.options.bound;
  }

  written(events: number): void {
    this.pending += events;
  }

  /** The relay found nothing left of any shard. */
  drained(): void {
    this.pending = 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Counts up to the bound: how far above it the outbox is matters to nobody here. */
  private async count(): Promise<void> {
    const { connection, bound, logger } = this.options;
    try {
      const [counted] = await connection.query<{ pending: number }>({
        name: 'count pending',
        text: 'select count(*)::int as pending from (select 1 from outbox_pending limit $1) p',
        parameters: [bound],
      });
      this.pending = counted?.pending ?? 0;
    } catch (error) {
      logger.warn('messaging.outbox-not-counted', faultOf(error));
    }
  }
}
