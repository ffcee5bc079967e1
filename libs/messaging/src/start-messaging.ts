import { createCommands } from './commands/create-commands.js';
import { batchSettings, Connection } from './database/connection.js';
import type { UnitOfWork } from './deciding/unit-of-work.js';
import { makeTopics } from './make-topics.js';
import type { Messaging, MessagingLimits, MessagingOptions } from './messaging.js';
import { messageReader } from './messages/read-message.js';
import { noMetrics } from './metrics.js';
import { parkedMessages } from './parked/parked-messages.js';
import { rebuild } from './rebuild.js';
import { OutboxGauge } from './relay/outbox-gauge.js';
import { Relay } from './relay/relay.js';
import { startRetention } from './retention.js';
import { ConsumerLoop, hearsNothing, type RunningConsumer } from './runner/consumer-loop.js';
import { ParkBudget } from './runner/park-budget.js';
import { takeSnapshot } from './take-snapshot.js';
import type { Worker } from './workers/worker.js';
import { WorkerLoop } from './workers/worker-loop.js';
import { WrittenSignals } from './written-signals.js';

const defaultLimits: MessagingLimits = {
  partitions: 12,
  batchMessages: 1_000,
  batchBytes: 4_000_000,
  batchPaceMs: 15,
  relayPaceMs: 10,
  outboxBound: 200_000,
  outboxRetentionMs: 14 * 24 * 60 * 60_000,
};

/** A log that does not answer keeps nobody from stopping: what is left in the outbox is published after the next start. */
const FLUSH_WITHIN_MS = 5_000;

/** A query that takes longer hangs, on a connection whose other end is gone, say: the connection is given up. */
const LONGEST_QUERY_MS = 60_000;

/** Starts at once, also while log or database are down; both are waited for. */
export function startMessaging(options: MessagingOptions): Messaging {
  const { service, database, eventLog, reactions, catalogue, logger, metrics = noMetrics, clock = () => new Date() } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const topics = [...new Set(reactions.map(({ to }) => to.topic))];

  const batches = new Connection({ config: options.connectAsApp, name: `${service} batches`, settings: batchSettings });
  const bookkeeping = new Connection({
    config: { ...options.connectAsRelay, query_timeout: LONGEST_QUERY_MS },
    name: `${service} relay`,
    settings: batchSettings,
  });
  const gauge = new OutboxGauge({ connection: bookkeeping, bound: limits.outboxBound, logger });
  const relay = new Relay({ service, connection: bookkeeping, eventLog, gauge, paceMs: limits.relayPaceMs, logger, metrics });
  const signals = new WrittenSignals((events) => {
    gauge.written(events);
    relay.wake();
  });
  const written = (unit: UnitOfWork) => signals.written(unit);
  const workers = new Set<Worker>();
  const endRetention = startRetention({
    service,
    connection: bookkeeping,
    outboxRetentionMs: limits.outboxRetentionMs,
    clock,
    logger,
  });
  const around = { connection: batches, budget: new ParkBudget(), clock, logger, metrics, written };
  const consume = (): RunningConsumer =>
    topics.length === 0 ? hearsNothing() : new ConsumerLoop({ service, eventLog, reactions, around, bookkeeping, limits });
  let consumer = consume();
  const stopping = new AbortController();
  makeTopics({ eventLog, catalogue, partitions: limits.partitions, logger, signal: stopping.signal });

  return {
    commands: createCommands({ database, clock, written }),
    parked: parkedMessages({
      service,
      database,
      connection: bookkeeping,
      read: messageReader(reactions),
      clock,
      logger,
      written,
    }),
    outbox: { isFull: () => gauge.isFull },
    relay: { wake: () => relay.wake() },
    consumer: {
      get state() {
        return consumer.state;
      },
    },
    startWorker: (definition) => {
      const worker = new WorkerLoop(definition, { connection: bookkeeping, logger });
      const unsubscribe = signals.onWritten(definition.wokenBy ?? [], () => worker.wake());
      const handle = {
        wake: () => worker.wake(),
        stop: async () => {
          unsubscribe();
          workers.delete(handle);
          await worker.stop();
        },
      };
      workers.add(handle);
      return handle;
    },
    snapshot: () => takeSnapshot({ service, connection: bookkeeping, eventLog, topics, clock, consumer }),
    rebuild: async () => {
      await consumer.stop();
      const connection = new Connection({
        config: options.connectAsRelay,
        name: `${service} rebuild`,
        settings: 'set statement_timeout = 0', // Weeks of events take longer than statements may elsewhere.
      });
      try {
        return await rebuild(connection, { service, log: await eventLog.identity() });
      } finally {
        await connection.close();
        relay.checkLog();
        consumer = consume();
      }
    },
    stop: async () => {
      stopping.abort();
      await consumer.stop();
      await Promise.all([...workers].map((worker) => worker.stop()));
      await relay.stop(FLUSH_WITHIN_MS);
      endRetention();
      gauge.stop();
      await Promise.all([batches.close(), bookkeeping.close()]);
    },
  };
}
