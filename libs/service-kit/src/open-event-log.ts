import type { EventLog } from '@claimstream/messaging';
import type { ServiceConfig } from './config/service-settings.js';
import type { Logger } from './logs/logger.js';

/** The event log that the configuration names; it connects when it is first used. */
export function openEventLog(_service: string, _config: ServiceConfig, _logger: Logger): Promise<EventLog> {
  throw new Error('Being written.');
}
