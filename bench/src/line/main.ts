/**
 * `npm run bench [-- --encounters N --profile FOLDER]`: drives encounters through the separate processes on Apache Kafka and PostgreSQL with everything on, and
 * prints one JSON line. Full load: as fast as coding accepts, until all payments are posted. Half load: half of that rate for 20 seconds. Idle:
 * ten seconds without work. Then the same work through `bench/naive`, in the same run, for the ratio. With --profile each process leaves a CPU profile in the folder.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demoPeople, openParts, startStack } from '@claimstream/standalone-app';
import { runNaive } from '../naive/run-naive.js';
import { latencyOf } from './latencies.js';
import { load } from './load.js';
import { Observer } from './observer.js';
import { cpuSeconds, cpuSecondsOfAll, peakMegabytes } from './process-figures.js';

const { values } = parseArgs({ options: { encounters: { type: 'string', default: '10000' }, profile: { type: 'string' } } });
const count = Number(values.encounters);
const warmUp = 6_000;
const naiveCount = 1_000;
const halfSeconds = 20;
const idleSeconds = 10;

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

const data = path.resolve('.data/bench');
rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true });
const parts = await openParts({ exit: false, data, eventLog: 'kafka', brokers: process.env.KAFKA_BROKERS });
const environment: Record<string, string> =
  values.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(values.profile)}` };
const stack = await startStack({ ground: parts, logFolder: path.join(data, 'logs'), environment });
const { feed: token } = await demoPeople(parts.issuer);
const observer = await Observer.open(parts.databaseUrl);
const codingUrl = stack.processes.coding.url;
const say = (text: string): void => void process.stderr.write(`${text}\n`);
/** Processor time by process; `everything` is all that this run has started, the broker, the database and the load with it. */
const cpuNow = (): Record<string, number> => ({
  ...Object.fromEntries(Object.values(stack.processes).map(({ name, pid }) => [name, cpuSeconds(pid!)])),
  everything: cpuSecondsOfAll(process.pid),
});
/** The same since then, in milliseconds for each claim. */
const cpuMsPerClaim = (before: Record<string, number>, claims: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(cpuNow()).map(([name, after]) => [name, round(((after - before[name]!) * 1000) / claims, 2)]),
  );

say(`Warming up with ${warmUp} encounters.`);
await load({ codingUrl, token, from: 0, count: warmUp, batchSize: 50, inFlight: 4 });
await observer.untilPosted(warmUp);

say(`Full load: ${count} encounters.`);
const cpuBefore = cpuNow();
const began = new Date();
await load({ codingUrl, token, from: warmUp, count, batchSize: 50, inFlight: 4 });
const accepted = new Date();
await observer.untilPosted(warmUp + count);
const posted = await observer.postedBetween(began);
const claimsPerSecond = count / ((posted.last - began.getTime()) / 1000);
const full = latencyOf(await observer.submitLatencies(began, accepted));
const fullCpu = cpuMsPerClaim(cpuBefore, count);
const services = Object.values(stack.processes).filter(({ name }) => name !== 'payer-simulator');
const peakRssMB = Object.fromEntries(services.map(({ name, pid }) => [name, peakMegabytes(pid!)]));

const rate = Math.floor(claimsPerSecond / 2);
say(`${claimsPerSecond.toFixed(0)} claims/s. Half load: ${rate} a second for ${halfSeconds} seconds.`);
const cpuBeforeHalf = cpuNow();
const halfBegan = new Date();
await load({ codingUrl, token, from: warmUp + count, count: rate * halfSeconds, perSecond: rate, batchSize: 10, inFlight: 8 });
const halfEnded = new Date();
await observer.untilPosted(warmUp + count + rate * halfSeconds);
const halfCpu = cpuMsPerClaim(cpuBeforeHalf, rate * halfSeconds);
const half = latencyOf(await observer.submitLatencies(halfBegan, halfEnded));

say(`Idle for ${idleSeconds} seconds.`);
await sleep(3_000);
const before = services.map(({ pid }) => cpuSeconds(pid!));
await sleep(idleSeconds * 1_000);
const idleCpuPercent = services.reduce((sum, { pid }, index) => sum + cpuSeconds(pid!) - before[index]!, 0) * (100 / idleSeconds);

await observer.close();
await stack.stop();
const naiveClaimsPerSecond = await runNaive({
  databaseUrl: parts.databaseUrl,
  brokers: parts.brokers!,
  folder: path.join(data, 'naive'),
  encounters: naiveCount,
  say,
});
await parts.stop();

console.log(
  JSON.stringify({
    encounters: count,
    claimsPerSecond: round(claimsPerSecond),
    naiveClaimsPerSecond: round(naiveClaimsPerSecond, 1),
    ratio: round(claimsPerSecond / naiveClaimsPerSecond, 1),
    p50SubmitMs: full.p50,
    p95SubmitMs: full.p95,
    p99SubmitMs: full.p99,
    halfLoadPerSecond: rate,
    p50SubmitMsHalfLoad: half.p50,
    p95SubmitMsHalfLoad: half.p95,
    p99SubmitMsHalfLoad: half.p99,
    idleCpuPercent: round(idleCpuPercent, 1),
    peakRssMB,
    cpuMsPerClaim: fullCpu,
    cpuMsPerClaimHalfLoad: halfCpu,
  }),
);
