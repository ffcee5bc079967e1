import type { Commands, Tx } from '@claimstream/messaging';
import { recordInquirySent } from '../domain/inquiry.js';
import { recordSent } from '../domain/submission.js';
import {
  connectionStep,
  type HeldConnection,
  inquirySteps,
  membersOf,
  runSteps,
  submissionSteps,
} from '../store/decide-members.js';
import { markSent, setsOfInterchangeIds } from '../store/interchange-rows.js';

/**
 * Says that these interchanges are sent and tells it for each claim in them, unless it was said before. The caller's transaction holds the
 * connection. A delivery says it, or a partner that answers before our own record is written: then its answer is the proof.
 */
export async function recordInterchangesSent(
  tx: Tx,
  {
    connection,
    interchangeIds,
    commands,
    now,
  }: { connection: HeldConnection; interchangeIds: readonly string[]; commands: Commands; now: Date },
): Promise<void> {
  const sent = await markSent(tx, { tenantId: connection.tenantId, ids: interchangeIds, now });
  if (sent.length === 0) return;

  const held = { ...connection, action: 'payer-gateway.record-sent', correlationId: sent[0]! };
  const sets = await setsOfInterchangeIds(tx, { tenantId: held.tenantId, connectionId: held.id, interchangeIds: sent });
  const { inquiries = [], claims = [] } = Object.groupBy(sets, ({ type }) => (type === '270' ? 'inquiries' : 'claims'));
  await runSteps(tx, commands, held, [
    connectionStep(held),
    ...inquirySteps(held, inquiries.flatMap(membersOf), (inquiry) => ({ state: recordInquirySent(inquiry), events: [] })),
    ...submissionSteps(held, claims.flatMap(membersOf), (submission, { id }) => recordSent(submission, id, now)),
  ]);
}
