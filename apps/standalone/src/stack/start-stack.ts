import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@claimstream/local-parts';
import { environmentOf, type Ground } from '../system/environment.js';
import { ServiceProcess } from './service-process.js';

/** The apps of a stack, by the folders that they stand in, the payer behind the doors first. */
export const stackApps = ['payer-simulator', 'coding', 'eligibility', 'claims', 'payer-gateway', 'remittance'] as const;
export type StackApp = (typeof stackApps)[number];

export interface Stack {
  readonly processes: Readonly<Record<StackApp, ServiceProcess>>;
  stop(): Promise<void>;
}

interface StackOptions {
  readonly ground: Ground;
  /** Where the processes write their logs. */
  readonly logFolder: string;
  /** The first port, the others follow; absent: free ones. */
  readonly firstPort?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const appsFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Starts every service and the payer simulator as a process of its own and waits until all are ready. */
export async function startStack({ ground, logFolder, firstPort, environment = {} }: StackOptions): Promise<Stack> {
  mkdirSync(logFolder, { recursive: true });
  const ports = firstPort === undefined ? await freePorts(stackApps.length) : stackApps.map((_, index) => firstPort + index);
  const processes = Object.fromEntries(
    stackApps.map((name, index) => {
      const port = ports[index]!;
      const script = path.join(appsFolder, name, 'dist/main.js');
      const own = { ...environmentOf(ground, port), ...environment };
      return [name, new ServiceProcess({ name, script, environment: own, port, logFile: path.join(logFolder, `${name}.log`) })];
    }),
  ) as Record<StackApp, ServiceProcess>;

  const all = Object.values(processes);
  const stop = async (): Promise<void> => {
    await Promise.all(all.map((process) => process.stop()));
  };
  try {
    for (const process of all) process.start();
    await Promise.all(all.map((process) => process.ready()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { processes, stop };
}
