import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { RunningSystem } from '../system/run-in-process.js';

/** Whether every service has published all and read all, and no file waits in a partner's folder. */
export async function isIdle({ services }: RunningSystem, partnerFolder: string): Promise<boolean> {
  const snapshots = await Promise.all(services.map(({ running }) => running.messaging.snapshot()));
  const read = snapshots.every(
    ({ outboxPending, lag }) => outboxPending === 0 && lag !== undefined && lag.every(({ records }) => records === 0n),
  );
  return read && (await waitingFiles(partnerFolder)) === 0;
}

async function waitingFiles(partnerFolder: string): Promise<number> {
  const entries = await readdir(partnerFolder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && ['inbound', 'outbound', 'sending'].includes(path.basename(entry.parentPath)))
    .length;
}
