/**
 * What the runtime counts while it works; service-kit binds it to prom-client. Gauges are read from `Messaging.snapshot()` when
 * scraped.
 */
export interface MessagingMetrics {
  /** A batch is committed: records taken, messages handled by a reaction, and how long the transaction took. */
  batchCommitted(batch: { records: number; handled: number; durationMs: number }): void;
  /** A batch was rolled back and will run again. */
  batchRetried(reason: 'transient' | 'lost-race' | 'constraint'): void;
  messageParked(topic: string): void;
  published(records: number): void;
  publishFailed(): void;
}

export const noMetrics: MessagingMetrics = {
  batchCommitted: () => undefined,
  batchRetried: () => undefined,
  messageParked: () => undefined,
  published: () => undefined,
  publishFailed: () => undefined,
};
