import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CodeSetName } from '@claimstream/code-sets';
import { ConfigError } from '@claimstream/service-kit';
import { readCommandConfig } from '../coding.config.js';
import { check } from './check.js';
import type { CodeSetStore } from './code-set-store.js';
import { databaseStore } from './database-store.js';
import { folderStore } from './folder-store.js';
import { importCommand, wrongWith } from './import-command.js';
import { listCommand, searchCommand } from './search-command.js';

const usage = `Usage: npm run codes -- import SET FILE… [--version V] [--from DAY] [--to DAY] [--tenant ID] [--allow-smaller]
         all files of one release, as their authority publishes them, unpacked
       npm run codes -- list
       npm run codes -- search WORDS… [--system SYSTEM] [--date DAY] [--billable] [--limit N]
       npm run codes -- check FILE.ndjson [--tables DIR]
         encounters as the API takes them, one a line; --tables: a folder of official files instead of what was imported
With DATABASE_URL in the environment releases are in coding's database, else in CODE_SETS_FOLDER or .data/code-sets.`;

const from = path.resolve(process.env.INIT_CWD ?? '.');
const says = {
  print: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
};

async function openStore(): Promise<CodeSetStore> {
  const { database, codeSets } = readCommandConfig(process.env);
  const inDatabase = database.adminUrl !== undefined || database.appUrl !== undefined;
  return inDatabase ? databaseStore(database) : folderStore(path.resolve(codeSets.folder ?? '.data/code-sets'));
}

const text = { type: 'string' } as const;
const yes = { type: 'boolean', default: false } as const;

/** What there is to run, by its name; each takes its own arguments and answers the exit code: 0 done, 1 refused, 2 not understood. */
const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  async import(args) {
    const options = { version: text, from: text, to: text, tenant: text, 'allow-smaller': yes };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [set, ...files] = positionals;
    const order = { ...values, files: files.map((file) => path.resolve(from, file)), allowSmaller: values['allow-smaller'] };
    const wrong = wrongWith({ ...order, set });
    wrong.forEach(says.complain);
    if (wrong.length > 0) return 2;
    await using store = await openStore();
    return (await importCommand({ ...order, set: set as CodeSetName }, { store, says })) ? 0 : 1;
  },

  async list() {
    await using store = await openStore();
    await listCommand({ store, says });
    return 0;
  },

  async search(args) {
    const options = { system: text, date: text, billable: yes, limit: { type: 'string', default: '25' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    await using store = await openStore();
    const search = { ...values, query: positionals.join(' '), limit: Number(values.limit) };
    return (await searchCommand(search, { store, says })) ? 0 : 2;
  },

  async check(args) {
    const { values, positionals } = parseArgs({ args, options: { tables: text }, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return 2;
    await using store = await openStore();
    const tables = values.tables === undefined ? undefined : path.resolve(from, values.tables);
    await check({ file: path.resolve(from, file), tables, shelf: () => store.shelf(), print: says.print });
    return 0;
  },
};

const [name = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = (await commands[name]?.(args)) ?? 2;
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  const ofTheCaller = code === 'ENOENT' || code?.startsWith('ERR_PARSE_ARGS') || error instanceof ConfigError;
  if (!ofTheCaller) throw error;
  says.complain((error as Error).message);
  process.exitCode = code === 'ENOENT' ? 1 : 2;
}
if (process.exitCode === 2) says.complain(usage);
