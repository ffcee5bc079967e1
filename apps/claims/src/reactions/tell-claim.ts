import type { EventMessage } from '@claimstream/contracts';
import { latestDayOf } from '@claimstream/kernel';
import { type Decision, type Facts, type RowInsert } from '@claimstream/messaging';
import type { Claim } from '../domain/claim.js';
import type { ClaimChange } from '../domain/open-claim.js';
import type { EditFacts } from '../domain/edits/edit-facts.js';
import { timeline } from '../store/timeline.store.js';

/** What the edits may know in this transaction. */
export const editFactsOf = (policyOf: (tenantId: string) => EditFacts['policy'], { now, tenantId }: Facts): EditFacts => ({
  today: latestDayOf(now),
  policy: policyOf(tenantId),
});

/** The line in the claim's timeline for a message that was heard. */
export function heard(claimId: string, message: EventMessage, facts: object): RowInsert {
  return timeline.insert({
    claimId,
    entryId: message.id,
    at: message.time,
    kind: kindOf(message.type),
    actor: message.source,
    facts,
  });
}

/** The lines for what was decided now: each event of ours that came of it. */
export function told({ events }: ClaimChange, { now, actor, newId }: Facts): RowInsert[] {
  return events.map(({ contract, key }) =>
    timeline.insert({ claimId: key, entryId: newId(), at: now.toISOString(), kind: contract.type, actor, facts: {} }),
  );
}

/** Carries out what followed for a claim, with its lines in the timeline. */
export function carryOut(change: ClaimChange, facts: Facts, before: readonly RowInsert[]): Decision<Claim> {
  return { state: change.claim, events: change.events, rows: [...before, ...told(change, facts)] };
}

const kindOf = (cloudEventType: string): string => cloudEventType.replace(/\.v\d+$/, '');
