import { parseArgs, types } from 'node:util';

/** How `npm start` was called. */
export interface Options {
  /** How many encounters to send; absent: for ever. */
  readonly encounters?: number;
  /** Work in a throw-away folder, end when everything is settled, print one JSON line. */
  readonly exit: boolean;
  /** Encounters from a file (our NDJSON) or from FHIR R4 bundles (a file or a folder), instead of synthetic ones. */
  readonly input?: string;
  readonly eventLog: 'postgres' | 'kafka';
  readonly brokers?: string;
  readonly seed: number;
  readonly port: number;
  readonly quiet: boolean;
  /** Where data is kept between runs. */
  readonly data: string;
  /** Encounters a second; absent with --encounters or --input: as fast as they are taken. */
  readonly rate?: number;
}

export const usage = `npm start -- [options]
  --encounters N        send N synthetic encounters, then stop sending
  --exit                use a fresh temporary folder, end when all is settled, print one JSON line
  --input FILE|FOLDER   send encounters from NDJSON or FHIR R4 bundles instead of synthetic ones
  --event-log LOG       postgres (default) or kafka
  --brokers LIST        host:port of Kafka brokers; default: a local one
  --seed S              of the synthetic encounters (default 1)
  --rate R              encounters a second (default 5; with --encounters or --input as fast as they are taken)
  --port P              of the front door (default 8080)
  --data FOLDER         where data is kept (default .data)
  --quiet               no counters on the screen
  --help                this text`;

/** A call that cannot be understood; the message says what and the process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether the call only asks how to call. */
export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help');

/** Reads the command line; throws `UsageError` naming the option that is wrong. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const eventLog = values['event-log'] ?? (values.brokers ? 'kafka' : 'postgres');
  if (eventLog !== 'postgres' && eventLog !== 'kafka') throw new UsageError('--event-log is postgres or kafka.');
  const encounters = wholeNumber('--encounters', values.encounters);
  if (values.exit && encounters === undefined && values.input === undefined)
    throw new UsageError('--exit needs --encounters or --input.');
  if (encounters !== undefined && values.input !== undefined)
    throw new UsageError('--encounters and --input exclude each other.');
  return {
    encounters,
    exit: values.exit ?? false,
    input: values.input,
    eventLog,
    brokers: values.brokers,
    seed: wholeNumber('--seed', values.seed) ?? 1,
    port: wholeNumber('--port', values.port) ?? (values.exit ? 0 : 8080),
    quiet: values.quiet ?? false,
    data: values.data ?? '.data',
    rate: wholeNumber('--rate', values.rate),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    encounters: text,
    exit: flag,
    input: text,
    'event-log': text,
    brokers: text,
    seed: text,
    rate: text,
    port: text,
    data: text,
    quiet: flag,
  };
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(types.isNativeError(error) ? error.message : 'The options cannot be read.');
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name} is a whole number.`);
  return Number(text);
}
