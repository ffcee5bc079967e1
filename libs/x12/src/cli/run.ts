import { createReadStream, statSync } from 'node:fs';
import { strict, tolerant } from '../profiles/profile.js';
import { type ReadOptions } from '../reader/x12-reader.js';
import { standardRules } from '../rules/index.js';
import { NotWritable } from '../writer/refused.js';
import { ack, type AckCall } from './ack.js';
import { type Call, callFrom, usage } from './call.js';
import { describe } from './describe.js';
import { parse } from './parse.js';
import { validate } from './validate.js';

/** Where the command line's output goes, and what it takes from the machine. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  readonly now: Date;
}

/** Runs one call over all its files and answers the exit code: 0 all valid, 1 any not, 2 the call is wrong. Never throws on content. */
export async function run(words: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  const call = callFrom(words);
  if (call.kind === 'wrong') return refused(call.message, around);
  const missing = call.files.filter((file) => !isFile(file));
  if (missing.length > 0) return refused(`There is no file ${missing.join(', ')}.`, around);

  let control = call.options.control;
  const nextControl = () => control++;
  let allValid = true;
  for (const file of call.files) if (!(await runOn(file, call, { ...around, nextControl }))) allValid = false;
  return allValid ? 0 : 1;
}

async function runOn(
  file: string,
  { command, options }: Extract<Call, { kind: 'run' }>,
  { out, error, now, nextControl }: Surroundings & Pick<AckCall, 'nextControl'>,
): Promise<boolean> {
  const source = createReadStream(file);
  const reading: ReadOptions = { profile: options.strict ? strict : tolerant, rules: standardRules };
  switch (command) {
    case 'validate': {
      const verdict = await validate(file, source, reading);
      out(JSON.stringify(verdict));
      return verdict.valid;
    }
    case 'parse':
      return parse(file, source, reading, out);
    case 'describe':
      return describe(source, reading, out);
    case 'ack':
      try {
        const instant = now.toISOString();
        return await ack(source, reading, { nextControl, date: instant.slice(0, 10), time: instant.slice(11, 16) }, out);
      } catch (refusal) {
        if (!(refusal instanceof NotWritable)) throw refusal;
        error(`${file} cannot be answered: ${refusal.message}`);
        return false;
      }
  }
}

function refused(message: string, { error }: Surroundings): 2 {
  error(message);
  error(usage);
  return 2;
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
