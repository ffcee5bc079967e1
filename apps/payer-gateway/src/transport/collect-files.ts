import { readdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@claimstream/kernel';
import type { PartnerFolders } from './folders.js';

/** A file that a partner has put into our folder. */
export interface IncomingFile {
  name: string;
  path: string;
  content: Buffer;
  changedAt: Date;
}

/** Names of what waits, oldest name first. Names that begin with a point or end as half-written files do are the partner's work in progress. */
export async function waitingFiles({ inbound }: Pick<PartnerFolders, 'inbound'>): Promise<string[]> {
  const entries = await readdir(inbound, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/^\.|\.(tmp|part|partial|filepart|writing)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

export async function readIncoming({ inbound }: Pick<PartnerFolders, 'inbound'>, name: string): Promise<IncomingFile> {
  const file = path.join(inbound, name);
  const [content, { mtime }] = await Promise.all([readFile(file), stat(file)]);
  return { name, path: file, content, changedAt: mtime };
}

/** Takes a file that the database has out of the partner's folder; it stays in the archive under a name that is never used twice and says since when. */
export async function archiveFile(
  { archive }: Pick<PartnerFolders, 'archive'>,
  file: Pick<IncomingFile, 'name' | 'path'>,
): Promise<void> {
  await rename(file.path, path.join(archive, `${newId()}-${file.name}`));
}
