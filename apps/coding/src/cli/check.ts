import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadTables, starterReleases, tablesOf } from '@claimstream/code-sets';
import { latestDayOf } from '../domain/place-encounter.js';
import { checkLines } from './check-lines.js';

export interface CheckOptions {
  readonly file: string;
  /** A folder of official files to check against, imported into memory; the starter set alone where there is none. */
  readonly tables?: string;
  print(line: string): void;
}

/** `codes check FILE.ndjson [--tables DIR]`: what would become of each encounter of a file, one line of JSON each. */
export async function check({ file, tables: folder, print }: CheckOptions): Promise<void> {
  const loaded = folder === undefined ? [] : (await loadTables(folder)).releases;
  const tables = tablesOf([...starterReleases(), ...loaded]);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const checked of checkLines(lines, { tables, today: latestDayOf(new Date()) })) print(JSON.stringify(checked));
}
