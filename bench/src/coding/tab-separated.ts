import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

export type TsvRow = Readonly<Record<string, string>>;

/** The rows of a tab separated table with titles, packed or not; none where the folder has no such table. */
export async function* tsvRows(folder: string, name: string): AsyncGenerator<TsvRow> {
  const plain = path.join(folder, `${name}.tsv`);
  const packed = `${plain}.gz`;
  if (!existsSync(plain) && !existsSync(packed)) return;
  const input = existsSync(plain) ? createReadStream(plain) : createReadStream(packed).pipe(createGunzip());
  let titles: string[] | undefined;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const cells = line.split('\t');
    if (titles) yield Object.fromEntries(titles.map((title, place) => [title, cells[place] ?? '']));
    else titles = cells;
  }
}
