import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { RunningSystem } from '../system/run-in-process.js';

/** Whether the payer owes no answer and no payment, no file waits in a partner's folder, and every service has published all and read all. */
export async function isIdle({ services, simulator }: RunningSystem, partnerFolder: string): Promise<boolean> {
  if ((await owedBy(simulator)) || (await waitingFiles(partnerFolder)) > 0) return false;
  const snapshots = await Promise.all(services.map(({ running }) => running.messaging.snapshot()));
  return snapshots.every(
    ({ outboxPending, lag }) => outboxPending === 0 && lag !== undefined && lag.every(({ records }) => records === 0n),
  );
}

/** A reversal and its correction are paid in later runs than the payment: until then the book has them. */
const owedBy = ({ book }: RunningSystem['simulator']): Promise<boolean> =>
  book.write(async (client) => {
    const { rows } = await client.query<{ owed: boolean }>(
      'select exists (select from due_payment) or exists (select from outgoing_file where delivered_at is null) as owed',
    );
    return rows[0]!.owed;
  });

async function waitingFiles(partnerFolder: string): Promise<number> {
  const entries = await readdir(partnerFolder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && ['inbound', 'outbound', 'sending'].includes(path.basename(entry.parentPath)))
    .length;
}
