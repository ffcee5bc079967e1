import type { Messaging, MessagingMetrics } from '@claimstream/messaging';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Counts what messaging does, in the service's own registry. */
export function messagingMetrics(registry: Registry): MessagingMetrics {
  const registers = [registry];
  const batches = new Histogram({
    name: 'messaging_batch_duration_seconds',
    help: 'How long the transaction of a batch took.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const records = new Counter({ name: 'messaging_records_total', help: 'Records taken from the log and committed.', registers });
  const handled = new Counter({ name: 'messaging_messages_handled_total', help: 'Messages that a reaction handled.', registers });
  const retried = new Counter({
    name: 'messaging_batches_retried_total',
    help: 'Batches rolled back to run again.',
    labelNames: ['reason'],
    registers,
  });
  const parked = new Counter({
    name: 'messaging_messages_parked_total',
    help: 'Messages that could not be handled.',
    labelNames: ['topic'],
    registers,
  });
  const published = new Counter({ name: 'messaging_events_published_total', help: 'Events that the log has taken.', registers });
  const failed = new Counter({
    name: 'messaging_publish_failures_total',
    help: 'Sends that the log refused or did not answer.',
    registers,
  });

  return {
    batchCommitted: (batch) => {
      batches.observe(batch.durationMs / 1_000);
      records.inc(batch.records);
      handled.inc(batch.handled);
    },
    batchRetried: (reason) => retried.inc({ reason }),
    messageParked: (topic) => parked.inc({ topic }),
    published: (count) => published.inc(count),
    publishFailed: () => failed.inc(),
  };
}

/** Reads messaging's state when somebody scrapes: one snapshot for all gauges. */
export function observeMessaging(registry: Registry, messaging: Pick<Messaging, 'snapshot'>): void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const age = gauge('outbox_oldest_pending_age_seconds', 'Age of the oldest event that the log has not taken.');
  const parkedMessages = gauge('messaging_parked_messages', 'Messages that wait for a person.');
  const parkedKeys = gauge('messaging_parked_keys', 'Keys whose events queue behind a parked one.');
  const lag = new Gauge({
    name: 'messaging_lag_records',
    help: 'Records not handled yet.',
    labelNames: ['topic', 'partition'],
    registers: [registry],
  });

  new Gauge({
    name: 'outbox_pending',
    help: 'Events that the log has not taken.',
    registers: [registry],
    async collect() {
      const snapshot = await messaging.snapshot();
      this.set(snapshot.outboxPending);
      age.set(snapshot.oldestPendingAgeMs / 1_000);
      parkedMessages.set(snapshot.parkedMessages);
      parkedKeys.set(snapshot.parkedKeys);
      lag.reset();
      for (const { topic, partition, records } of snapshot.lag ?? []) lag.set({ topic, partition }, Number(records));
    },
  });
}
