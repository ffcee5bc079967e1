import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { connectionFor, type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import type { GatewayMetrics } from '../gateway-metrics.js';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import type { ConnectionDirectory } from '../store/connection-directory.js';
import { type Routed, type Waiting, whatWaits } from '../store/queue.queries.js';
import { connections, inquiries, submissions } from '../store/stores.js';
import { foldersOf, makeFolders } from '../transport/folders.js';
import { deliver, deliverPrepared } from './deliver-prepared.js';
import { type DueRoutes, prepareBatches } from './prepare-batches.js';

type Parts = Pick<ServiceParts<PayerGatewayConfig>, 'database' | 'commands' | 'config' | 'clock' | 'logger'> & {
  directory: ConnectionDirectory;
  metrics: GatewayMetrics;
};

/** What waits for one connection, claims or inquiries. */
interface Batch {
  what: Waiting['what'];
  known: KnownConnection;
  waiting: Waiting[];
}

/** A batch that closes so soon is waited for: looking again for each of its members would find nothing new to do. */
const soonMs = 250;

/** How long a connection rests whose folder or files made trouble; the others go on. */
const restAfterTroubleMs = 1_000;

/**
 * Sends what waits: a batch closes when its oldest member has waited long enough or it is full; then it is written down, delivered and recorded.
 * Whatever a crash left written down is delivered first.
 */
export function sendWhatWaits(parts: Parts): WorkerDefinition {
  const { clock } = parts;
  const recovered = new Set<string>();
  const restsUntil = new Map<string, number>();

  const work = async (known: KnownConnection, batches: readonly Batch[]): Promise<void> => {
    try {
      if (!recovered.has(known.id)) await recover(known, parts);
      recovered.add(known.id);
      if (batches.length > 0) await send(known, batches, parts);
    } catch (error) {
      recovered.delete(known.id);
      restsUntil.set(known.id, clock().getTime() + restAfterTroubleMs);
      parts.logger.failure('sending-failed', error);
    }
  };

  return {
    name: 'payer-gateway.send',
    wokenBy: [submissions, inquiries, connections],
    run: async (signal) => {
      const all = await parts.directory.recent();
      const able = all.filter(({ id }) => (restsUntil.get(id) ?? 0) <= clock().getTime());
      const waiting = await waitingFor(all, parts);
      const batches = batchesOf(all, waiting);
      parts.metrics.waitingUnreached(countOf(waiting) - countOf(batches.flatMap((batch) => batch.waiting)));
      const firstInMs = Math.min(...batches.map((batch) => dueInMs(batch, parts)));
      if (firstInMs > 0 && firstInMs <= soonMs) await sleep(firstInMs, undefined, { signal }).catch(() => undefined);
      const due = batches.filter((batch) => dueInMs(batch, parts) <= 0);
      const dueOf = (known: KnownConnection): Batch[] => due.filter((batch) => batch.known.id === known.id);
      const busy = able.filter((known) => !recovered.has(known.id) || dueOf(known).length > 0);
      await Promise.all(busy.map((known) => work(known, dueOf(known))));

      if (able.length < all.length || restsUntil.size > 0) return endRests(restsUntil, clock().getTime());
      if (due.length > 0) return 0;
      return batches.length > 0 ? firstInMs : undefined;
    },
  };
}

/** Forgets rests that are over; looks again soon while there are any. */
function endRests(restsUntil: Map<string, number>, now: number): number {
  for (const [id, until] of restsUntil) if (until <= now) restsUntil.delete(id);
  return restsUntil.size > 0 ? restAfterTroubleMs / 10 : 0;
}

async function recover(known: KnownConnection, { config, logger, ...parts }: Parts): Promise<void> {
  const folders = foldersOf(config.partners.folder, known.id);
  await makeFolders(folders);
  const count = await deliverPrepared(known, { ...parts, folders });
  if (count > 0) logger.info('deliveries-recovered', { partner: known.agreement.name, count });
}

async function waitingFor(known: readonly KnownConnection[], { database }: Parts): Promise<Waiting[]> {
  const tenants = [...new Set(known.flatMap(tenantsOf))];
  return tenants.length === 0 ? [] : database.transaction(tenants, whatWaits);
}

/** What no connection reaches is in no batch: it waits until somebody makes one. */
function batchesOf(known: readonly KnownConnection[], waiting: readonly Waiting[]): Batch[] {
  const routed = waiting.flatMap((one) => {
    const connection = connectionFor(known, one);
    return connection ? [{ one, connection }] : [];
  });
  return [...Map.groupBy(routed, ({ one, connection }) => `${connection.id} ${one.what}`).values()].map((together) => ({
    what: together[0]!.one.what,
    known: together[0]!.connection,
    waiting: together.map(({ one }) => one),
  }));
}

const countOf = (waiting: readonly Waiting[]): number => waiting.reduce((sum, { count }) => sum + count, 0);

/** Milliseconds until the batch closes; none when it is full. */
function dueInMs({ waiting }: Batch, { config: { batch }, clock }: Parts): number {
  if (countOf(waiting) >= batch.claims) return 0;
  const waited = clock().getTime() - Math.min(...waiting.map((one) => Date.parse(one.since)));
  return Math.min(batch.closeAfterMs, Math.max(0, batch.closeAfterMs - waited));
}

/** Closes the batches that are due in one transaction, delivers their files and records them in another. */
async function send(known: KnownConnection, batches: readonly Batch[], parts: Parts): Promise<void> {
  const { database, commands, config, clock, logger } = parts;
  const routes: DueRoutes = { claims: routedOf(batches, 'claims'), inquiries: routedOf(batches, 'inquiries') };
  const prepared = await database.transaction(tenantsOf(known), (tx) =>
    prepareBatches(tx, known, routes, { commands, now: clock(), limit: config.batch.claims }),
  );
  if (prepared.length === 0) return;
  await deliver(known, prepared, { database, commands, clock, folders: foldersOf(config.partners.folder, known.id) });
  logger.debug('batches-sent', { partner: known.agreement.name, count: prepared.length });
}

function routedOf(batches: readonly Batch[], what: Waiting['what']): Routed {
  const waiting = batches.filter((batch) => batch.what === what).flatMap((batch) => batch.waiting);
  return { tenantIds: waiting.map(({ tenantId }) => tenantId), payerIds: waiting.map(({ payerId }) => payerId) };
}
