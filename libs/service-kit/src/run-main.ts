import { collectDefaultMetrics, Registry } from 'prom-client';
import { ConfigError } from './config/read-config.js';
import type { ServiceConfig } from './config/service-settings.js';
import { migrateServiceDatabase } from './database/open-service-database.js';
import { createLogger, type Logger } from './logs/logger.js';
import { runParkedCommand } from './operations/parked-command.js';
import { rebuildService } from './rebuild-service.js';
import type { ServiceDefinition } from './service.js';
import { startService } from './start-service.js';

/** EX_CONFIG of sysexits.h: do not start me again with this environment. */
const badConfig = 78;

const usage = 'Usage: main.js [migrate | rebuild | parked list | parked replay | parked drop]';

/**
 * What a `main.ts` consists of: reads the environment, starts the service, and stops it on SIGTERM or SIGINT. A bad environment is told on
 * standard error, every bad variable by name, and ends the process with 78. What nobody caught is logged and ends it with 1: the next process
 * starts from what is committed. With a command it does that instead, and ends: `migrate` brings the database to this release, `rebuild` recovers
 * from a lost event log, `parked` shows and handles parked messages.
 */
export async function runMain<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  host: NodeJS.Process,
): Promise<void> {
  const [command, ...args] = host.argv.slice(2);
  const config = orEnd(definition.name, host, () => definition.readConfig(host.env));
  const logger = createLogger({ service: definition.name, level: config.log.level });
  const endWith =
    (event: string) =>
    (error: unknown): never => {
      if (error instanceof ConfigError) return endForConfig(definition.name, host, error);
      logger.failure(event, error);
      return host.exit(1);
    };
  host.on('uncaughtException', endWith('service.uncaught-exception'));
  host.on('unhandledRejection', endWith('service.unhandled-rejection'));

  switch (command) {
    case undefined:
      return serve(definition, config, { logger, host, endWith });
    case 'migrate':
      await migrateServiceDatabase(definition, config.database, logger).catch(endWith('service.migration-failed'));
      logger.info('service.migrated');
      return host.exit(0);
    case 'rebuild': {
      const surroundings = { config, registry: new Registry(), logger };
      const { republished } = await rebuildService(definition, surroundings).catch(endWith('service.rebuild-failed'));
      logger.info('service.rebuilt', { pending: republished });
      return host.exit(0);
    }
    case 'parked': {
      const silent = createLogger({ service: definition.name, level: 'silent' }); // Standard output is for what was asked.
      const says = { print: lineOn(host.stdout), complain: lineOn(host.stderr) };
      const asked = runParkedCommand(definition, { config, logger: silent }, { args, says });
      return host.exit(await asked.catch(endWith('service.command-failed')));
    }
    default:
      host.stderr.write(`There is no "${command}".\n${usage}\n`);
      return host.exit(2);
  }
}

interface Process {
  logger: Logger;
  host: NodeJS.Process;
  endWith: (event: string) => (error: unknown) => never;
}

async function serve<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  config: Config,
  { logger, host, endWith }: Process,
): Promise<void> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const service = await startService(definition, { config, registry, logger }).catch(endWith('service.start-failed'));

  const stop = (signal: NodeJS.Signals): void => {
    logger.info('service.stopping', { signal });
    service.stop().then(() => host.exit(0), endWith('service.stop-failed'));
  };
  host.once('SIGTERM', stop);
  host.once('SIGINT', stop);
}

const lineOn =
  (stream: { write(text: string): unknown }) =>
  (line: string): void =>
    void stream.write(`${line}\n`);

function orEnd<Config>(service: string, host: NodeJS.Process, read: () => Config): Config {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError) return endForConfig(service, host, error);
    throw error;
  }
}

function endForConfig(service: string, host: NodeJS.Process, { faults }: ConfigError): never {
  for (const { variable, detail } of faults) host.stderr.write(`${service}: ${variable} ${detail}\n`);
  return host.exit(badConfig);
}
