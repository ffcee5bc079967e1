import { collectDefaultMetrics, Registry } from 'prom-client';
import { ConfigError } from './config/read-config.js';
import type { ServiceConfig } from './config/service-settings.js';
import { createLogger } from './logs/logger.js';
import { runParkedCommand } from './operations/parked-command.js';
import { rebuildService } from './rebuild-service.js';
import type { ServiceDefinition } from './service.js';
import { startService } from './start-service.js';

/** EX_CONFIG of sysexits.h: do not start me again with this environment. */
const badConfig = 78;

/**
 * What a `main.ts` consists of: reads the environment, starts the service, and stops it on SIGTERM or SIGINT. A bad environment is told on
 * standard error, every bad variable by name, and ends the process with 78. What nobody caught is logged and ends it with 1: the next process
 * starts from what is committed. `main.js rebuild` instead recovers from a lost event log, `main.js parked` shows and handles parked messages, and
 * both end.
 */
export async function runMain<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  host: NodeJS.Process,
): Promise<void> {
  const config = readOrEnd(definition, host);
  const logger = createLogger({ service: definition.name, level: config.log.level });
  const endWith =
    (event: string) =>
    (error: unknown): never => {
      logger.failure(event, error);
      return host.exit(1);
    };
  host.on('uncaughtException', endWith('service.uncaught-exception'));
  host.on('unhandledRejection', endWith('service.unhandled-rejection'));

  if (host.argv[2] === 'parked') {
    const silent = createLogger({ service: definition.name, level: 'silent' }); // Standard output is for what was asked.
    const says = { print: lineOn(host.stdout), complain: lineOn(host.stderr) };
    const asked = runParkedCommand(definition, { config, logger: silent }, { args: host.argv.slice(3), says });
    return host.exit(await asked.catch(endWith('service.command-failed')));
  }

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const surroundings = { config, registry, logger };

  if (host.argv[2] === 'rebuild') {
    const { republished } = await rebuildService(definition, surroundings).catch(endWith('service.rebuild-failed'));
    logger.info('service.rebuilt', { pending: republished });
    return host.exit(0);
  }
  const service = await startService(definition, surroundings).catch(endWith('service.start-failed'));

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

function readOrEnd<Config extends ServiceConfig>({ name, readConfig }: ServiceDefinition<Config>, host: NodeJS.Process): Config {
  try {
    return readConfig(host.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { variable, detail } of error.faults) host.stderr.write(`${name}: ${variable} ${detail}\n`);
    return host.exit(badConfig);
  }
}
