import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportFault } from '../importers/import-report.js';
import { packedParts, unpackedTables } from './packed-release.js';
import type { Release, ReleaseTerms } from './release.js';

/** What a release came from. */
export interface ReleaseOrigin {
  readonly digest: string;
  readonly rows: number;
  readonly badRows: number;
  readonly faults: readonly ImportFault[];
  readonly files: readonly string[];
  /** The tenant that holds the licence; absent: the deployment's. */
  readonly holder?: string;
}

/** A release with what it came from: what an import makes, and a store keeps. */
export interface KeptRelease {
  readonly release: Release;
  readonly origin: ReleaseOrigin;
}

export interface ReleaseFileHead {
  readonly terms: ReleaseTerms;
  readonly origin: ReleaseOrigin;
}

const suffix = '.release';
const prefixBytes = 8;

/** Writes a packed release into a folder, where a service that watches it, and commands, find it. The same content has the same name. */
export async function writeReleaseFile(folder: string, { release: { tables, ...terms }, origin }: KeptRelease): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${terms.set}-${origin.digest.slice(0, 16)}${suffix}`);
  const head = Buffer.from(JSON.stringify({ terms, origin } satisfies ReleaseFileHead));
  const unfinished = `${file}.${process.pid}.part`;
  await pipeline(Readable.from(parts(head, tables), { objectMode: false }), createWriteStream(unfinished));
  await rename(unfinished, file);
  return file;
}

function* parts(head: Buffer, tables: Release['tables']): Generator<Uint8Array> {
  const length = Buffer.alloc(prefixBytes);
  length.writeUInt32LE(head.length);
  yield length;
  yield head;
  yield* packedParts(tables);
}

/** The packed releases in a folder; none where there is no such folder. */
export async function releaseFilesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(suffix))
    .toSorted()
    .map((name) => path.join(folder, name));
}

/** What a packed release is, without its rows. */
export async function readReleaseHead(file: string): Promise<ReleaseFileHead> {
  const handle = await open(file);
  try {
    const { buffer: prefix } = await handle.read(Buffer.alloc(prefixBytes), 0, prefixBytes, 0);
    const length = prefix.readUInt32LE();
    const { buffer: head } = await handle.read(Buffer.alloc(length), 0, length, prefixBytes);
    return JSON.parse(head.toString('utf8')) as ReleaseFileHead;
  } finally {
    await handle.close();
  }
}

export async function readReleaseFile(file: string): Promise<KeptRelease> {
  const { terms, origin } = await readReleaseHead(file);
  const bytes = await readFile(file);
  const from = prefixBytes + bytes.readUInt32LE();
  // A copy, so that the arrays of the tables begin where their numbers can be read.
  return { release: { ...terms, tables: unpackedTables(new Uint8Array(bytes.subarray(from))) }, origin };
}
