import type { EventContract } from '@claimstream/contracts';
import { faultOf } from './database/errors.js';
import type { EventLog } from './event-log.js';
import { keepTrying } from './log/keep-trying.js';
import type { MessagingLogger } from './logger.js';

export interface TopicsOptions {
  eventLog: EventLog;
  catalogue: readonly EventContract[];
  partitions: number;
  logger: MessagingLogger;
  signal: AbortSignal;
}

/** Makes the topics of all contracts, as soon as the log answers; whoever comes first makes them. */
export function makeTopics({ eventLog, catalogue, partitions, logger, signal }: TopicsOptions): void {
  const topics = [...new Set(catalogue.map(({ topic }) => topic))].map((topic) => ({ topic, partitions }));
  const log = (error: unknown) => logger.warn('messaging.topics-not-made', faultOf(error));
  keepTrying(() => eventLog.createTopics(topics), { signal, onFailure: log }).catch((error: unknown) => {
    if (!signal.aborted) log(error);
  });
}
