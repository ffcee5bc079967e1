import type { Connection } from '../database/connection.js';
import type { Database } from '../database/database.js';
import type { UnitOfWork } from '../deciding/unit-of-work.js';
import type { LogRecord } from '../event-log.js';
import type { MessagingLogger } from '../logger.js';
import type { Heard } from '../messages/read-message.js';

export interface ParkedOptions {
  service: string;
  database: Database;
  /** The relay's: it may read what is parked, of all tenants. */
  connection: Connection;
  read: (record: LogRecord) => Heard;
  clock: () => Date;
  logger: MessagingLogger;
  written: (unit: UnitOfWork) => void;
}
