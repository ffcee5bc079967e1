import type { WorkerDefinition } from '@claimstream/messaging';
import type { Logger, ServiceParts } from '@claimstream/service-kit';
import { connectionFor, type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import type { ConnectionDirectory } from '../store/connection-directory.js';
import { type Waiting, whatWaits } from '../store/queue.queries.js';
import { connections, inquiries, submissions } from '../store/stores.js';
import { foldersOf, makeFolders } from '../transport/folders.js';
import { deliverPrepared } from './deliver-prepared.js';
import { prepareClaims, prepareInquiries } from './prepare-batch.js';

type Parts = Pick<ServiceParts<PayerGatewayConfig>, 'database' | 'commands' | 'config' | 'clock' | 'logger'> & {
  directory: ConnectionDirectory;
};

/** What waits for one connection, claims or inquiries. */
interface Batch {
  what: Waiting['what'];
  known: KnownConnection;
  waiting: Waiting[];
}

/**
 * Sends what waits: a batch closes when its oldest member has waited long enough or it is full; then it is written down, delivered and recorded.
 * Whatever a crash left written down is delivered first.
 */
export function sendWhatWaits(parts: Parts): WorkerDefinition {
  const { config } = parts;
  const recovered = new Set<string>();
  return {
    name: 'payer-gateway.send',
    wokenBy: [submissions, inquiries, connections],
    run: async () => {
      const known = await parts.directory.list();
      for (const connection of known) {
        if (recovered.has(connection.id)) continue;
        await recover(connection, parts);
        recovered.add(connection.id);
      }

      const batches = batchesOf(known, await waitingFor(known, parts));
      const due = batches.filter((batch) => isDue(batch, parts));
      const results = await Promise.allSettled(due.map((batch) => send(batch, parts)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) {
        recovered.clear();
        throw failed.reason;
      }
      if (due.length > 0) return 0;
      return batches.length > 0 ? config.batch.closeAfterMs / 5 : undefined;
    },
  };
}

async function recover(known: KnownConnection, { config, logger, ...parts }: Parts): Promise<void> {
  const folders = foldersOf(config.partners.folder, known.id);
  await makeFolders(folders);
  const delivered = await deliverPrepared(known, { ...parts, folders });
  if (delivered > 0) logger.info('deliveries-recovered', { partner: known.agreement.name, count: delivered });
}

async function waitingFor(known: readonly KnownConnection[], { database }: Parts): Promise<Waiting[]> {
  const tenants = [...new Set(known.flatMap(tenantsOf))];
  return tenants.length === 0 ? [] : database.transaction(tenants, whatWaits);
}

/** What no connection reaches is in no batch: it waits until somebody makes one. */
function batchesOf(known: readonly KnownConnection[], waiting: readonly Waiting[]): Batch[] {
  const batches = new Map<string, Batch>();
  for (const one of waiting) {
    const connection = connectionFor(known, one);
    if (!connection) continue;
    const name = `${connection.id} ${one.what}`;
    const batch = batches.get(name) ?? { what: one.what, known: connection, waiting: [] };
    batches.set(name, { ...batch, waiting: [...batch.waiting, one] });
  }
  return [...batches.values()];
}

function isDue({ waiting }: Batch, { config: { batch }, clock }: Parts): boolean {
  const count = waiting.reduce((sum, one) => sum + one.count, 0);
  const since = Math.min(...waiting.map((one) => Date.parse(one.since)));
  return count >= batch.claims || clock().getTime() - since >= batch.closeAfterMs;
}

async function send({ what, known, waiting }: Batch, { database, commands, config, clock, logger }: Parts): Promise<void> {
  const routed = { tenantIds: waiting.map(({ tenantId }) => tenantId), payerIds: waiting.map(({ payerId }) => payerId) };
  const prepare = what === 'claims' ? prepareClaims : prepareInquiries;
  const count = await database.transaction(tenantsOf(known), (tx) =>
    prepare(tx, known, routed, { commands, now: clock(), limit: config.batch.claims }),
  );
  await deliverPrepared(known, { database, commands, clock, folders: foldersOf(config.partners.folder, known.id) });
  logSent(logger, known, count);
}

const logSent = (logger: Logger, { agreement }: KnownConnection, count: number): void =>
  logger.debug('batch-sent', { partner: agreement.name, count });
