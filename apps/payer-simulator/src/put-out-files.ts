import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Book } from './book/open-book.js';

interface Waiting {
  id: string;
  kind: string;
  content: Buffer;
}

/** Puts out what the book has for this door and notes it. After a crash a file may come out twice, with the same name and bytes. */
export async function putOutFiles(book: Book, { doorId, inbound }: { doorId: string; inbound: string }): Promise<number> {
  const waiting = await book.write(async (client) => {
    const { rows } = await client.query<Waiting>(
      'select id, kind, content from outgoing_file where door_id = $1 and delivered_at is null order by id',
      [doorId],
    );
    return rows;
  });
  const files = waiting.map(({ id, kind, content }) => ({
    file: path.join(inbound, `${id.padStart(12, '0')}.${kind.toLowerCase()}`),
    content,
  }));
  await Promise.all(files.map(({ file, content }) => writeSynced(unfinished(file), content)));
  for (const { file } of files) await rename(unfinished(file), file); // In order: a 277CA must not be there before its 999.
  if (waiting.length > 0) {
    await book.write((client) =>
      client.query('update outgoing_file set delivered_at = clock_timestamp() where id = any($1::bigint[])', [
        waiting.map(({ id }) => id),
      ]),
    );
  }
  return waiting.length;
}

/** Nobody sees half of a file: it gets its name when it is complete and synced. */
const unfinished = (file: string): string => `${file}.tmp`;

async function writeSynced(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'w', 0o640);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
