import type { Messaging, MessagingMetrics, MessagingSnapshot } from '@claimstream/messaging';
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

/** Reads messaging's state when somebody scrapes: one snapshot for all gauges. While the database does not answer they are left out. */
export function observeMessaging(registry: Registry, messaging: Pick<Messaging, 'snapshot'>): void {
  let reading: Promise<MessagingSnapshot | undefined> | undefined;
  const read = () => (reading ??= asked(messaging).finally(() => (reading = undefined)));
  const gauge = (name: string, help: string, valueOf: (snapshot: MessagingSnapshot) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const snapshot = await read();
        if (snapshot) this.set(valueOf(snapshot));
        else this.remove();
      },
    });
  gauge('outbox_pending', 'Events that the log has not taken.', ({ outboxPending }) => outboxPending);
  gauge(
    'outbox_oldest_pending_age_seconds',
    'Age of the oldest event that the log has not taken.',
    ({ oldestPendingAgeMs }) => oldestPendingAgeMs / 1_000,
  );
  gauge('messaging_parked_messages', 'Messages that wait for a person.', ({ parkedMessages }) => parkedMessages);
  gauge('messaging_parked_keys', 'Keys whose events queue behind a parked one.', ({ parkedKeys }) => parkedKeys);

  new Gauge({
    name: 'messaging_lag_records',
    help: 'Records not handled yet.',
    labelNames: ['topic', 'partition'],
    registers: [registry],
    async collect() {
      const { lag = [] } = (await read()) ?? {};
      this.reset();
      for (const { topic, partition, records } of lag) this.set({ topic, partition }, Number(records));
    },
  });
}

const asked = (messaging: Pick<Messaging, 'snapshot'>): Promise<MessagingSnapshot | undefined> =>
  messaging.snapshot().catch(() => undefined); // The rest of the metrics is wanted most while the database is away.
