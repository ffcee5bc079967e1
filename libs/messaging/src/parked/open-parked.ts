import { Connection, batchSettings } from '../database/connection.js';
import { messageReader } from '../messages/read-message.js';
import type { MessagingOptions } from '../messaging.js';
import { parkedMessages } from './parked-messages.js';
import type { Parked } from './parked.js';

type Options = Pick<MessagingOptions, 'service' | 'database' | 'connectAsRelay' | 'reactions' | 'logger' | 'clock'>;

/**
 * What is parked, for a command of an operator: nothing else of messaging runs. What a replay says is published by the service's
 * own instances, whose relay looks round every two seconds.
 */
export function openParked(options: Options): Parked & AsyncDisposable {
  const { service, database, reactions, logger, clock = () => new Date() } = options;
  const connection = new Connection({ config: options.connectAsRelay, name: `${service} parked`, settings: batchSettings });
  const read = messageReader(reactions);
  return {
    ...parkedMessages({ service, database, connection, read, clock, logger, written: () => undefined }),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
