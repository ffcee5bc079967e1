import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@claimstream/local-parts';
import { kafkaEventLog, silentLogger } from '@claimstream/messaging';
import { ServiceProcess } from '@claimstream/standalone-app';
import { paidMix, syntheticEncounters } from '@claimstream/synthetic';
import { Client } from 'pg';
import { topics } from './messages.js';

interface NaiveOptions {
  /** A role that may create databases. */
  readonly databaseUrl: string;
  readonly brokers: string;
  /** For its files and logs. */
  readonly folder: string;
  readonly encounters: number;
  readonly say: (text: string) => void;
}

const services = ['coding', 'eligibility', 'claims', 'payer-gateway', 'remittance'] as const;
const warmUp = 100;
const inFlight = 16;
const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = path.resolve(here, '../../../apps/payer-simulator/dist/main.js');

/** Runs the naive line on the same database server and broker, with the same payer, and answers its claims per second from accepted encounter to posted payment. */
export async function runNaive({ databaseUrl, brokers, folder, encounters, say }: NaiveOptions): Promise<number> {
  const opened = new AsyncDisposableStack();
  try {
    const { coding, remittanceUrl, start } = await prepare({ databaseUrl, brokers, folder });
    const processes = start();
    opened.defer(async () => void (await Promise.all(processes.map((one) => one.kill()))));
    await Promise.all(processes.map((one) => one.ready()));
    const remittance = new Client({ connectionString: remittanceUrl });
    await remittance.connect();
    opened.defer(() => remittance.end());

    say(`Naive: warming up with ${warmUp} encounters.`);
    await send(coding(), { from: 0, count: warmUp });
    await untilPosted(remittance, warmUp);
    say(`Naive: ${encounters} encounters.`);
    const began = Date.now();
    await send(coding(), { from: warmUp, count: encounters });
    const lastPosted = await untilPosted(remittance, warmUp + encounters);
    return encounters / ((lastPosted - began) / 1000);
  } finally {
    await opened.disposeAsync();
  }
}

/** Makes a database for each service and the topics, and names the processes: the five services and the payer behind their folder. */
async function prepare({ databaseUrl, brokers, folder }: Pick<NaiveOptions, 'databaseUrl' | 'brokers' | 'folder'>) {
  mkdirSync(folder, { recursive: true });
  const urlOf = (service: string): string =>
    Object.assign(new URL(databaseUrl), { pathname: `/naive_${service.replace('-', '_')}` }).href;
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  for (const service of services) await admin.query(`create database ${new URL(urlOf(service)).pathname.slice(1)}`);
  await admin.end();
  const eventLog = kafkaEventLog({ brokers: brokers.split(','), clientId: 'naive-bench', logger: silentLogger });
  await eventLog.createTopics(Object.values(topics).map((topic) => ({ topic, partitions: 12 })));
  await eventLog.close();

  const ports = await freePorts(services.length + 1);
  const doors = path.join(folder, 'partners');
  mkdirSync(doors, { recursive: true });
  const all = [...services, 'payer-simulator' as const].map((name, index) => {
    const own = { KAFKA_BROKERS: brokers, PARTNER_FOLDER: path.join(doors, 'naive') };
    const environment: Record<string, string> =
      name === 'payer-simulator'
        ? { DATABASE_URL: databaseUrl, PARTNER_FOLDER: doors, SIMULATOR_DATABASE: 'naive_payer', LOG_LEVEL: 'warn' }
        : { ...own, DATABASE_URL: urlOf(name), NAIVE_SERVICE: name };
    const script = name === 'payer-simulator' ? simulator : path.join(here, 'main.js');
    return new ServiceProcess({ name, script, environment, port: ports[index]!, logFile: path.join(folder, `${name}.log`) });
  });
  return {
    remittanceUrl: urlOf('remittance'),
    coding: () => all[0]!.url,
    start: () => {
      for (const one of all) one.start();
      return all;
    },
  };
}

/** The same visits as the product is measured with, one in each request. */
async function send(codingUrl: string, { from, count }: { from: number; count: number }): Promise<void> {
  const visits = syntheticEncounters({ seed: 7, mix: paidMix, from, count });
  const worker = async (): Promise<void> => {
    for (const { encounter } of visits) {
      const answer = await fetch(`${codingUrl}/encounters`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(encounter),
      });
      if (!answer.ok) throw new Error(`The naive coding service answers ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

/** When the last of so many payments was posted, in milliseconds since 1970; throws when there is no progress for a minute. */
async function untilPosted(remittance: Client, wanted: number): Promise<number> {
  let known = -1;
  let since = performance.now();
  for (;;) {
    const { rows } = await remittance.query<{ count: number; last: Date | null }>(
      'select count(distinct "claimId")::int as count, max("postedAt") as last from payment_row',
    );
    const { count, last } = rows[0]!;
    if (count >= wanted) return last!.getTime();
    if (count !== known) [known, since] = [count, performance.now()];
    else if (performance.now() - since > 60_000)
      throw new Error(`The naive line stands still at ${count} of ${wanted} payments.`);
    await sleep(100);
  }
}
