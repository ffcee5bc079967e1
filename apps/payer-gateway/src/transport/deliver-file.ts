import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PartnerFolders } from './folders.js';
import { orGone } from './or-gone.js';

export interface OutgoingFile {
  name: string;
  content: Uint8Array;
}

/**
 * Puts a file into the partner's hands: whole, synced, and once, however often this runs for it. The file is made ready in a folder of ours, gets
 * a second link (`.kept`), and is then renamed into the partner's folder. After a crash the kept link without the ready file says that it was
 * delivered, also when the partner has taken it away since; both say that it was not yet; no kept link, that nothing has left.
 */
export async function deliverFile(
  { sending, outbound }: Pick<PartnerFolders, 'sending' | 'outbound'>,
  { name, content }: OutgoingFile,
): Promise<void> {
  const ready = path.join(sending, name);
  const kept = keptLink(sending, name);
  const delivered = (await isKept(kept, content)) && !(await exists(ready));
  if (delivered) return;

  await rm(kept, { force: true });
  await writeSynced(`${ready}.writing`, content);
  await rename(`${ready}.writing`, ready);
  await link(ready, kept);
  await syncFolder(sending);
  await rename(ready, path.join(outbound, name));
  await syncFolder(outbound);
}

/** The database has it that the file was sent: the link that remembered it may go. */
export async function forgetDelivery({ sending }: Pick<PartnerFolders, 'sending'>, name: string): Promise<void> {
  await rm(keptLink(sending, name), { force: true });
}

/** The files whose delivery is remembered. */
export async function rememberedDeliveries({ sending }: Pick<PartnerFolders, 'sending'>): Promise<string[]> {
  const names = await readdir(sending);
  return names.filter((name) => name.endsWith(kept)).map((name) => name.slice(0, -kept.length));
}

const kept = '.kept';
const keptLink = (sending: string, name: string): string => path.join(sending, `${name}${kept}`);

async function writeSynced(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o640);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is durable once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A link of an older file with this name (its database is gone) does not count. */
async function isKept(kept: string, content: Uint8Array): Promise<boolean> {
  const bytes = await contentOf(kept);
  return bytes !== undefined && Buffer.compare(bytes, content) === 0;
}

const exists = async (file: string): Promise<boolean> => (await contentOf(file)) !== undefined;

const contentOf = (file: string): Promise<Buffer | undefined> => orGone(readFile(file));
