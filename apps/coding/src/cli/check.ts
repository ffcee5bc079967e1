import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadTables, type ReleaseShelf, starterReleases, tablesOf, tablesOn } from '@claimstream/code-sets';
import { latestDayOf } from '@claimstream/kernel';
import { checkLines } from './check-lines.js';

export interface CheckOptions {
  readonly file: string;
  /** A folder of official files to check against, imported into memory; else what was imported before, with the starter set. */
  readonly tables?: string;
  shelf(): Promise<ReleaseShelf>;
  print(line: string): void;
}

/** `codes check FILE.ndjson [--tables DIR]`: what would become of each encounter of a file, one line of JSON each. */
export async function check({ file, tables: folder, shelf, print }: CheckOptions): Promise<void> {
  const tables =
    folder === undefined ? tablesOn(await shelf()) : tablesOf([...starterReleases(), ...(await loadTables(folder)).releases]);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const checked of checkLines(lines, { tables, today: latestDayOf(new Date()) })) print(JSON.stringify(checked));
}
