import type { Commands, Tx } from '@claimstream/messaging';
import { sentSteps } from '../incoming/taking.js';
import { connectionStep, contextOf, type HeldConnection, refsOf } from '../store/decide-members.js';
import { type DeliverableInterchange, markSent, unrecordedOf } from '../store/interchange-rows.js';

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
