import { type CalendarDate, newId, type Uuid } from '@claimstream/kernel';
import { step, type WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { todayOf } from './domain/bill-hold/hold-bill.js';
import { releaseDue } from './domain/bill-hold/release-due.js';
import type { EncounterRecord } from './domain/encounter-record.js';
import { billingAccounts } from './store/bill-hold/bill-hold.store.js';
import { DueReleases, stillDue } from './store/bill-hold/due-releases.js';
import { encounters } from './store/encounters.store.js';

/** Days pass slowly; accounts become complete with any encounter, and nobody waits longer than this for the next look. */
const lookAgainMs = 1_000;

/**
 * Releases what is final and due, a tenant's at once: its bill-hold days are over, and all encounters of its account are final. What goes wrong
 * with one tenant is logged and tried again with the next look; the others do not wait for it.
 */
export function releaseDueWorker(parts: ServiceParts): WorkerDefinition {
  const releases = new DueReleases(parts);
  const { clock, logger } = parts;
  return {
    name: 'coding.release-due',
    wokenBy: [billingAccounts],
    run: async (signal) => {
      const today = todayOf(clock());
      const byTenant = await releases.find(today);
      let failed = 0;
      for (const [tenantId, ids] of byTenant) {
        if (signal.aborted) return undefined;
        try {
          await release(parts, { tenantId, ids, today });
        } catch (error) {
          failed += 1;
          logger.failure('release-due-failed', error);
        }
      }
      return byTenant.size > failed ? 0 : lookAgainMs;
    },
  };
}

/** Looks again at what is due once it is locked, and releases that. */
async function release(
  { database, commands }: ServiceParts,
  { tenantId, ids, today }: { tenantId: Uuid; ids: readonly Uuid[]; today: CalendarDate },
): Promise<void> {
  const context = { tenantId, actor: 'coding', correlationId: newId(), action: 'coding.release-due' };
  await database.transaction([tenantId], async (tx) => {
    const [work, due] = await Promise.all([
      commands.hold(
        tx,
        context,
        ids.map((id) => encounters.at(id)),
      ),
      stillDue(tx, { tenantId, ids, today }),
    ]);
    work.decide(due.map((id) => step<EncounterRecord, unknown>(encounters.at(id), releaseDue)));
    work.save();
  });
}
