import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { packedParts, packedSize, type Release, unpackedTables } from '@claimstream/code-sets';
import type { Uuid } from '@claimstream/kernel';
import type { Transaction } from '@claimstream/service-kit';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** What goes into one row: small enough that neither side holds much of a release twice. */
const chunkBytes = 4 * 1024 * 1024;

export interface ReleaseKey {
  readonly tenantId: Uuid;
  readonly releaseId: Uuid;
}

/** Writes the packed tables of a release, compressed piece by piece, in the transaction that makes it active. */
export async function insertChunks(
  tx: Transaction,
  { tenantId, releaseId }: ReleaseKey,
  tables: Release['tables'],
): Promise<void> {
  let place = 0;
  for (const chunk of chunksOf(tables)) {
    await tx.query('insert into code_set_chunk (tenant_id, release_id, place, bytes) values ($1, $2, $3, $4)', [
      ...[tenantId, releaseId, place],
      await compress(chunk),
    ]);
    place += 1;
  }
}

function* chunksOf(tables: Release['tables']): Generator<Uint8Array> {
  let rest = packedSize(tables);
  let chunk = new Uint8Array(Math.min(rest, chunkBytes));
  let filled = 0;
  for (const part of packedParts(tables)) {
    for (let from = 0; from < part.length;) {
      const taken = part.subarray(from, from + chunk.length - filled);
      chunk.set(taken, filled);
      from += taken.length;
      filled += taken.length;
      if (filled < chunk.length) continue;
      yield chunk;
      rest -= filled;
      chunk = new Uint8Array(Math.min(rest, chunkBytes));
      filled = 0;
    }
  }
}

/** Reads the tables of a release again; a chunk at a time, into the memory that they stay in. */
export async function readTables(tx: Transaction, { tenantId, releaseId }: ReleaseKey): Promise<Release['tables']> {
  const chunks: Buffer[] = [];
  for (;;) {
    const [row] = await tx.query<{ bytes: Buffer }>(
      'select bytes from code_set_chunk where tenant_id = $1 and release_id = $2 and place = $3',
      [tenantId, releaseId, chunks.length],
    );
    if (!row) return unpackedTables(joined(chunks));
    chunks.push(await decompress(row.bytes));
  }
}

function joined(chunks: Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks.splice(0)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
