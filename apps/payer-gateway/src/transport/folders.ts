import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** Where files of one connection stand. The partner reads `outbound` and writes `inbound`; the other two are ours. All in one file system. */
export interface PartnerFolders {
  outbound: string;
  inbound: string;
  archive: string;
  sending: string;
}

/** A connection's folders carry its id, so that no name that a person chose becomes a path. */
export function foldersOf(base: string, connectionId: string): PartnerFolders {
  const home = path.join(base, connectionId);
  return {
    outbound: path.join(home, 'outbound'),
    inbound: path.join(home, 'inbound'),
    archive: path.join(home, 'archive'),
    sending: path.join(home, 'sending'),
  };
}

export async function makeFolders(folders: PartnerFolders): Promise<void> {
  await Promise.all(Object.values(folders).map((folder: string) => mkdir(folder, { recursive: true })));
}
