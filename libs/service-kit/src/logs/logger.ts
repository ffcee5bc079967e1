import type { LogFields, MessagingLogger } from '@claimstream/messaging';
import { pino, type DestinationStream } from 'pino';
import { allowedFields, maskedFields } from './allowed-fields.js';
import { describeError } from './describe-error.js';
import { maskText, maskValue } from './mask.js';

/**
 * Structured logs that cannot carry what is personal: an event's name (a constant of ours, `http.request-failed`) and fields from a list of allowed
 * names whose values are words, codes and numbers. There is no way to log a body, a row or an error as a whole.
 */
export interface Logger extends MessagingLogger {
  debug(event: string, fields?: LogFields): void;
  /** An error: its class, its code, its masked text and where it was thrown. */
  failure(event: string, error: unknown, fields?: LogFields): void;
}

export interface LoggerOptions {
  readonly service: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

export function createLogger({ service, level, destination }: LoggerOptions): Logger {
  const log = pino(
    {
      level,
      base: { service },
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination(1),
  );
  return {
    debug: (event, fields) => {
      if (log.isLevelEnabled('debug')) log.debug(allowed(fields), event);
    },
    info: (event, fields) => log.info(allowed(fields), event),
    warn: (event, fields) => log.warn(allowed(fields), event),
    error: (event, fields) => log.error(allowed(fields), event),
    failure: (event, error, fields) => log.error({ ...allowed(fields), error: describeError(error) }, event),
  };
}

function allowed(fields: LogFields = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (allowedFields.has(name)) return [[name, maskValue(value)]];
      return maskedFields.has(name) ? [[name, maskText(String(value))]] : [];
    }),
  );
}
