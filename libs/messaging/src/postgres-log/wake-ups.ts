import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';

/** Readers of this process, by the log's connection string: they are woken without the server's help. */
const readers = new EventEmitter().setMaxListeners(0);

/** Readers of other processes listen here. */
export const channel = 'event_log';
const notifyEveryMs = 10;

export const onAppended = (log: string, wake: () => void): (() => void) => {
  readers.on(log, wake);
  return () => readers.off(log, wake);
};

/** Tells readers that something was appended: those of this process at once, the others at most every 10 ms and outside of any transaction. */
export class WakeUps {
  private timer?: NodeJS.Timeout;
  private again = false;

  constructor(
    private readonly log: string,
    private readonly pool: Pool,
  ) {}

  appended(): void {
    readers.emit(this.log);
    if (this.timer) {
      this.again = true;
      return;
    }
    this.timer = setTimeout(() => this.elapsed(), notifyEveryMs).unref();
    this.pool.query(`notify ${channel}`).catch(() => undefined); // Readers look by themselves once a second.
  }

  private elapsed(): void {
    this.timer = undefined;
    if (!this.again) return;
    this.again = false;
    this.appended();
  }
}
