import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check.js';

const usage = `Usage: npm run codes -- check FILE.ndjson [--tables DIR]
  FILE.ndjson  encounters as the API takes them, one a line
  --tables     a folder of official files, unpacked; without it the starter set`;

const from = path.resolve(process.env.INIT_CWD ?? '.');

/** What there is to run, by its name; each takes its own arguments and says whether it understood them. */
const commands: Readonly<Record<string, (args: string[]) => Promise<boolean>>> = {
  check: async (args) => {
    const { values, positionals } = parseArgs({ args, options: { tables: { type: 'string' } }, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return false;
    const tables = values.tables === undefined ? undefined : path.resolve(from, values.tables);
    await check({ file: path.resolve(from, file), tables, print: (line) => process.stdout.write(`${line}\n`) });
    return true;
  },
};

const [name = '', ...args] = process.argv.slice(2);
if (!(await commands[name]?.(args))) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
