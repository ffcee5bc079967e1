import { newId } from '@claimstream/kernel';
import type { WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { passTime } from './domain/answer.js';
import type { EligibilityConfig } from './eligibility.config.js';
import { DueInquiries } from './store/due-inquiries.js';
import { inquiries } from './store/inquiries.store.js';

/** We look at least so often, because inquiries are made all the time, and never more often than the lower bound. */
const longestWaitMs = 2_000;
const shortestWaitMs = 100;

/** Ends waiting when its time has come: asks a payer that was down once more, or says that a coverage is unknown. By the database's clock. */
export function passTimeWorker(parts: ServiceParts<EligibilityConfig>): WorkerDefinition {
  const due = new DueInquiries(parts);
  const { database, commands } = parts;
  return {
    name: 'eligibility.pass-time',
    run: async (signal) => {
      const { now, byTenant, nextInMs = longestWaitMs } = await due.find();
      for (const [tenantId, ids] of byTenant) {
        if (signal.aborted) return undefined;
        const context = { tenantId, actor: 'eligibility', correlationId: newId(), action: 'eligibility.pass-time' };
        await database.transaction([tenantId], (tx) =>
          commands.executeMany(tx, context, { store: inquiries, ids }, (inquiry, facts, id) => ({
            ...passTime(inquiry, { now, newId: facts.newId }),
            coveredBy: inquiries.at(id),
          })),
        );
      }
      return byTenant.size > 0 ? 0 : Math.min(Math.max(nextInMs, shortestWaitMs), longestWaitMs);
    },
  };
}
