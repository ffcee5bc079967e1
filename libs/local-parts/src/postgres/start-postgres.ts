import { rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { enterableFolder, temporaryFolder } from '../cache-folder.js';
import { freePorts } from '../free-port.js';
import { startGuarded, type GuardedProcess } from '../guarded-process.js';
import { occupy, removeAbandoned, stopLeftServer } from '../left-server.js';
import { postgresUser } from '../server-user.js';
import { waitUntil } from '../wait-until.js';
import { postgresBinaries } from './binaries.js';
import { openCluster } from './cluster.js';
import { asArguments, settings, throwAwaySettings } from './settings.js';

export interface LocalPostgres {
  /** Connection string of the superuser in the database `postgres`. */
  readonly url: string;
  /** Where the data really is: the folder asked for, or its stand-in in the cache. */
  readonly folder: string;
  /** A fast shutdown; what was in a temporary folder is deleted. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same port after `kill`, or shuts it down and starts it again. */
  restart(): Promise<void>;
}

interface PostgresOptions {
  /** Where the data is kept between runs; without it, a temporary folder that is deleted at the end, and no forcing to the disk. */
  folder?: string;
  /** Default: a free one. */
  port?: number;
}

/**
 * Starts PostgreSQL from the npm package, also as root (then it runs as `postgres`) and also where the folder is private. It ends with this
 * process, however that ends. A server that another run has left on the folder is stopped first; throws when its owner is still alive.
 */
export async function startPostgres({ folder, port }: PostgresOptions = {}): Promise<LocalPostgres> {
  const user = postgresUser();
  const bin = await postgresBinaries(user);
  const home = folder ? enterableFolder(folder, user) : temporaryFolder('claimstream-postgres-', user);
  if (!folder) removeAbandoned(home);
  await stopLeftServer(home, 'SIGINT');
  const cluster = openCluster({ home, bin, user });

  const ownPort = port ?? (await freePorts(1))[0]!;
  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${ownPort}/postgres`;
  const values = folder ? settings : throwAwaySettings;
  const command = [path.join(bin, 'postgres'), '-D', cluster.data, '-p', String(ownPort), ...asArguments(values)];

  const start = async (): Promise<GuardedProcess> => {
    const server = await startGuarded({ command, cwd: home, logFile: cluster.logFile, stopSignal: 'INT', user });
    occupy(home, server.pid);
    const worthwhile = () => server.running;
    await waitUntil({ what: `PostgreSQL (log: ${cluster.logFile})`, attempt: () => greet(url), worthwhile, timeoutMs: 60_000 });
    return server;
  };
  let server = await start();

  return {
    url,
    folder: home,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      server = await start();
    },
    stop: async () => {
      await server.stop();
      if (!folder) rmSync(home, { recursive: true, force: true });
    },
  };
}

async function greet(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // It may go away while we leave; the query has answered.
  await client.connect();
  try {
    await client.query('select 1');
  } finally {
    await client.end();
  }
}
