import { createServer } from 'node:http';
import { createLogger } from '@claimstream/service-kit';
import { readPayerSimulatorConfig } from './payer-simulator.config.js';
import { startSimulator } from './simulator.js';

const config = readPayerSimulatorConfig(process.env);
const logger = createLogger({ service: 'payer-simulator', level: config.logLevel });
const simulator = await startSimulator(config, logger);

/** Live as long as the process answers; ready as long as its book does. */
const health = createServer((request, response) => {
  const ready = request.url === '/health/live' ? Promise.resolve() : simulator.book.ping();
  ready.then(
    () => response.writeHead(200).end('ok'),
    () => response.writeHead(503).end('the book does not answer'),
  );
});
if (config.healthPort !== undefined) health.listen(config.healthPort);
logger.info('service-started');

const stop = (signal: NodeJS.Signals): void => {
  logger.info('stopping', { signal });
  health.close();
  simulator.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.failure('stop-failed', error);
      process.exit(1);
    },
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
