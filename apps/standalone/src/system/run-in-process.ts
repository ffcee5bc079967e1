import { createLogger, type RunningService, type ServiceDefinition, startService } from '@claimstream/service-kit';
import { readPayerSimulatorConfig, type Simulator, startSimulator } from '@claimstream/payer-simulator-app';
import { Registry } from 'prom-client';
import { environmentOf, type Ground } from './environment.js';
import { services } from './services.js';

export interface RunningSystem {
  readonly simulator: Simulator;
  readonly services: readonly { readonly definition: ServiceDefinition; readonly running: RunningService }[];
  /** Finishes what is under way and closes, the last of the story first. */
  stop(): Promise<void>;
}

/** Hosts all five services and the payer simulator in this process, each on a free port of its own. Their warnings go to standard error. */
export async function runInProcess(ground: Ground): Promise<RunningSystem> {
  const opened = new AsyncDisposableStack();
  try {
    const environment = environmentOf(ground, 0);
    const loggerOf = (service: string) => createLogger({ service, level: 'warn', destination: process.stderr });
    const simulator = await startSimulator(
      readPayerSimulatorConfig({ ...environment, PORT: undefined }),
      loggerOf('payer-simulator'),
    );
    opened.defer(() => simulator.stop());

    const running = await Promise.all(
      services.map(async (definition) => ({
        definition,
        running: await startService(definition, {
          config: definition.readConfig(environment),
          registry: new Registry(),
          logger: loggerOf(definition.name),
        }),
      })),
    );
    for (const service of running) opened.defer(() => service.running.stop());
    return { simulator, services: running, stop: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
