import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** The framework's own messages name modules and routes on their way up, and little of use later: they become events without their texts. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: () => undefined,
  debug: () => undefined,
  verbose: () => undefined,
  warn: (_message: unknown, ...context: unknown[]) => logger.warn('nest.warning', { component: componentOf(context) }),
  error: (message: unknown, ...context: unknown[]) => logger.failure('nest.error', message, { component: componentOf(context) }),
  fatal: (message: unknown, ...context: unknown[]) => logger.failure('nest.error', message, { component: componentOf(context) }),
});

const componentOf = (context: unknown[]): string | undefined => {
  const last = context.at(-1);
  return typeof last === 'string' ? last : undefined;
};
