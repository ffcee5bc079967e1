import { invariant } from '@claimstream/kernel';
import { kafkaEventLog, postgresEventLog, type EventLog } from '@claimstream/messaging';
import type { ServiceConfig } from './config/service-settings.js';
import { prepareDatabase } from './database/prepare-database.js';
import type { Logger } from './logs/logger.js';

/** The event log that the configuration names. It connects when it is first used, so a broker may be down. */
export async function openEventLog(service: string, { eventLog, database }: ServiceConfig, logger: Logger): Promise<EventLog> {
  if (eventLog.kind === 'postgres') {
    return postgresEventLog({ connectionString: eventLog.url ?? (await ownLogDatabase(database.adminUrl)), logger });
  }
  const { brokers, ssl, saslMechanism: mechanism, saslUsername: username, saslPassword: password } = eventLog;
  invariant(brokers, 'serviceChecks has seen that there are brokers.');
  const sasl = username === undefined ? undefined : { mechanism, username, password: password ?? '' };
  return kafkaEventLog({ brokers, clientId: service, ssl, sasl, logger });
}

/** All services that are given the same server share the log's database in it. */
async function ownLogDatabase(adminUrl: string | undefined): Promise<string> {
  invariant(adminUrl, 'serviceChecks has seen that there is one or the other.');
  const { ownerUrl } = await prepareDatabase({ adminUrl, service: 'event-log' });
  return ownerUrl;
}
