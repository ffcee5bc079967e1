import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../cache-folder.js';
import { freePorts } from '../free-port.js';
import { startGuarded, type GuardedProcess } from '../guarded-process.js';
import { occupy, removeAbandoned, stopLeftServer } from '../left-server.js';
import { waitUntil } from '../wait-until.js';
import { greetBroker } from './greet-broker.js';
import { kafkaClassPath } from './jars.js';
import { serverProperties } from './server-properties.js';

export interface LocalKafka {
  /** `host:port`, as `KAFKA_BROKERS` has it. */
  readonly brokers: string;
  readonly folder: string;
  /** A controlled shutdown; what was in a temporary folder is deleted. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data, after `kill` or in order. */
  restart(): Promise<void>;
  /** Starts it again on the same port with nothing in it, as another cluster: what losing the whole broker means. */
  wipe(): Promise<void>;
}

interface KafkaOptions {
  /** Where the log is kept between runs; without it, a temporary folder that is deleted at the end. */
  folder?: string;
  /** Default: a free one. */
  port?: number;
}

const memory = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:-UsePerfData'];

/** Starts Apache Kafka in KRaft mode, one node, up in about three seconds. It ends with this process, however that ends. Needs Java 17. */
export async function startKafka({ folder, port }: KafkaOptions = {}): Promise<LocalKafka> {
  const classPath = await kafkaClassPath();
  const home = folder ? path.resolve(folder) : temporaryFolder('claimstream-kafka-');
  mkdirSync(home, { recursive: true });
  if (!folder) removeAbandoned(home);
  await stopLeftServer(home, 'SIGTERM');
  const data = path.join(home, 'log');
  const properties = path.join(home, 'server.properties');
  const [ownPort, controllerPort] = await freePorts(2).then(([first, second]) => [port ?? first!, second!] as const);
  writeFileSync(properties, serverProperties({ data, port: ownPort, controllerPort }));

  const start = async (): Promise<GuardedProcess> => {
    if (!existsSync(path.join(data, 'meta.properties'))) await format({ classPath, properties });
    const server = await startGuarded({
      command: ['java', ...memory, '-cp', classPath, 'kafka.Kafka', properties],
      cwd: home,
      logFile: path.join(home, 'server.log'),
      stopSignal: 'TERM',
    });
    occupy(home, server.pid);
    const worthwhile = () => server.running;
    await waitUntil({
      what: `Kafka (log: ${home}/server.log)`,
      attempt: () => greetBroker(ownPort),
      worthwhile,
      timeoutMs: 60_000,
    });
    return server;
  };
  let server = await start();

  return {
    brokers: `127.0.0.1:${ownPort}`,
    folder: home,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      server = await start();
    },
    wipe: async () => {
      await server.kill();
      rmSync(data, { recursive: true, force: true });
      server = await start();
    },
    stop: async () => {
      await server.stop();
      if (!folder) rmSync(home, { recursive: true, force: true });
    },
  };
}

async function format({ classPath, properties }: { classPath: string; properties: string }): Promise<void> {
  const bytes = randomBytes(16);
  bytes[0]! &= 0x7f; // Begins with a letter: a leading `-` would be an option.
  const clusterId = bytes.toString('base64url');
  const parameters = ['format', '--ignore-formatted', '--cluster-id', clusterId, '--config', properties];
  await promisify(execFile)('java', ['-XX:TieredStopAtLevel=1', '-cp', classPath, 'kafka.tools.StorageTool', ...parameters]);
}
