import 'reflect-metadata';
import { asksForHelp, type Options, readOptions, usage, UsageError } from './options.js';
import { runStandalone } from './run-standalone.js';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

const options = readOrEnd();
const summary = await runStandalone(options, { out: process.stdout, err: process.stderr }, stopping.signal);
if (summary) {
  console.log(JSON.stringify(summary));
  process.exitCode = summary.parked === 0 && summary.ledgerBalanced ? 0 : 1;
}

function readOrEnd(): Options {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    console.log(usage);
    return process.exit(0);
  }
  try {
    return readOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return process.exit(2);
  }
}
