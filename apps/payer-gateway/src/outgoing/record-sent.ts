import type { Commands, CommandStep, Tx } from '@claimstream/messaging';
import { recordInquirySent } from '../domain/inquiry.js';
import { recordSent } from '../domain/submission.js';
import {
  connectionStep,
  contextOf,
  type HeldConnection,
  inquirySteps,
  membersOf,
  refsOf,
  submissionSteps,
} from '../store/decide-members.js';
import { type DeliverableInterchange, markSent, type SentSet, unrecordedOf } from '../store/interchange-rows.js';

/**
 * Says that these interchanges are sent and tells it for each claim in them, unless the partner's answer came first and said it. Holds the
 * connection before it looks.
 */
export async function recordInterchangesSent(
  tx: Tx,
  {
    held,
    interchanges,
    commands,
    now,
  }: { held: HeldConnection; interchanges: readonly DeliverableInterchange[]; commands: Commands; now: Date },
): Promise<void> {
  const stepsOf = (some: readonly DeliverableInterchange[]) => [
    connectionStep(held),
    ...sentSteps(
      held,
      some.flatMap(({ sets }) => sets),
      now,
    ),
  ];
  const [work, unrecorded] = await Promise.all([
    commands.hold(tx, contextOf(held), refsOf(stepsOf(interchanges))),
    unrecordedOf(tx, { tenantId: held.tenantId, ids: interchanges.map(({ id }) => id) }),
  ]);
  if (unrecorded.size === 0) return;
  work.decide(stepsOf(interchanges.filter(({ id }) => unrecorded.has(id))));
  work.save();
  markSent(tx, { tenantId: held.tenantId, ids: [...unrecorded], now });
}

/** Says of every claim and inquiry of these sets that it is sent, unless that was said before. */
export const sentSteps = (held: HeldConnection, sets: readonly SentSet[], now: Date): CommandStep[] =>
  sets.flatMap((set) =>
    set.type === '270'
      ? inquirySteps(held, membersOf(set), (inquiry) => ({ state: recordInquirySent(inquiry), events: [] }))
      : submissionSteps(held, membersOf(set), (submission, { id }) => recordSent(submission, id, now)),
  );
