import { createHash } from 'node:crypto';
import type { Finding } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import type { Commands, CommandStep, Tx } from '@claimstream/messaging';
import { type ComposedInterchange, composeClaims, composeInquiries, type DueInquiry } from '../domain/compose-interchange.js';
import { answerInquiry, notAskable, prepareInquiry } from '../domain/inquiry.js';
import { type KnownConnection, type PartnerConnection, tenantsOf } from '../domain/partner-connection.js';
import { type DueClaim, planInterchange } from '../domain/plan-interchange.js';
import { prepareSubmission, refuseUnsendable, type Sending } from '../domain/submission.js';
import { connectionStep, contextOf, type HeldConnection, inquirySteps, refTo, submissionSteps } from '../store/decide-members.js';
import { type DeliverableInterchange, insertPrepared, toSentSet } from '../store/interchange-rows.js';
import { lockConnection } from '../store/lock-connection.js';
import { dueClaims, dueInquiries, type Routed, takenControlNumbers } from '../store/queue.queries.js';
import { connections, inquiries as inquiriesStore, submissions } from '../store/stores.js';
import { writeBatch, type WrittenBatch, type WrittenInterchange } from './write-composed.js';

export interface BatchParts {
  commands: Commands;
  now: Date;
  /** Members of one interchange at most. */
  limit: number;
}

/** What of a connection is due: the payers of its clients for which claims, or inquiries, wait. */
export interface DueRoutes {
  claims: Routed;
  inquiries: Routed;
}

/**
 * Closes a connection's batches: takes its numbers, writes the interchanges and keeps them, and notes in each submission and inquiry where it
 * stands, in the caller's transaction and three round trips. Nothing has left when it commits; then it is to be delivered.
 */
export async function prepareBatches(
  tx: Tx,
  known: KnownConnection,
  routes: DueRoutes,
  { commands, now, limit }: BatchParts,
): Promise<DeliverableInterchange[]> {
  const [connection, claims, inquiries] = await Promise.all([
    lockConnection(tx, known),
    dueClaims(tx, routes.claims, limit),
    dueInquiries(tx, routes.inquiries, limit),
  ]);
  if (!connection || claims.length + inquiries.length === 0) return [];

  const held = heldFor(known, connection);
  const members = [...claims.map((due) => refTo(submissions, due)), ...inquiries.map((due) => refTo(inquiriesStore, due))];
  const [taken, work] = await Promise.all([
    takenControlNumbers(tx, { submitterId: connection.submitter.id, tenantIds: tenantsOf(known) }, claims),
    commands.hold(tx, contextOf(held), [refTo(connections, held), ...members]),
  ]);

  const free = claims.filter(({ submission }) => !taken.has(submission.patientControlNumber));
  const claimBatch = writeBatch(free, (some) => composeClaims(connection, planInterchange(some), now));
  const before = claimBatch.written?.composed.connection ?? connection;
  const inquiryBatch = writeBatch(inquiries, (some) => composeInquiries(before, some, now));
  const after = inquiryBatch.written?.composed.connection ?? before;

  work.decide([
    connectionStep(held, after === connection ? undefined : (current) => ({ ...current, next: after.next })),
    ...claimSteps(held, connection, { claims, taken, batch: claimBatch, now }),
    ...inquiryStepsOf(held, { inquiries, batch: inquiryBatch, now }),
  ]);
  work.save();
  return [claimBatch, inquiryBatch].flatMap(({ written }) => (written ? [keep(tx, held, written, now)] : []));
}

interface ClaimBatch {
  claims: readonly DueClaim[];
  /** Control numbers that were sent for another claim. */
  taken: ReadonlySet<string>;
  batch: WrittenBatch;
  now: Date;
}

function claimSteps(
  held: HeldConnection,
  connection: PartnerConnection,
  { claims, taken, batch: { written, refused }, now }: ClaimBatch,
): CommandStep[] {
  const places = written ? placesOf(held, connection, written.composed) : new Map<string, Sending>();
  return submissionSteps(held, claims, (submission, { id }) => {
    const place = places.get(id);
    if (place) return { state: prepareSubmission(submission, place), events: [] };
    const reasons = taken.has(submission.patientControlNumber) ? [controlNumberUsed] : (refused.get(id) ?? []);
    return refuseUnsendable(submission, id, { reasons, now });
  });
}

function inquiryStepsOf(
  held: HeldConnection,
  { inquiries, batch: { written, refused }, now }: { inquiries: readonly DueInquiry[]; batch: WrittenBatch; now: Date },
): CommandStep[] {
  return inquirySteps(held, inquiries, (inquiry, { id }) =>
    refused.has(id) || !written
      ? answerInquiry(inquiry, id, { coverage: notAskable, now })
      : { state: prepareInquiry(inquiry, interchangeIdOf(held, written.composed.controlNumber)), events: [] },
  );
}

function keep(
  tx: Tx,
  held: HeldConnection,
  { composed: { kind, controlNumber, sets: composed }, content }: WrittenInterchange,
  now: Date,
): DeliverableInterchange {
  const id = interchangeIdOf(held, controlNumber);
  const fileName = `${String(controlNumber).padStart(9, '0')}.${kind}`;
  const deliverable = { id, fileName, content, sets: composed.map((set) => toSentSet(id, set)) };
  const contentHash = createHash('sha256').update(content).digest('hex');
  insertPrepared(tx, { ...deliverable, tenantId: held.tenantId, connectionId: held.id, kind, controlNumber, contentHash, now });
  return deliverable;
}

/** Every submission of the interchange, by id, with where it stands. */
function placesOf(
  held: HeldConnection,
  connection: PartnerConnection,
  { controlNumber, sets }: ComposedInterchange,
): Map<string, Sending> {
  const shared = {
    connectionId: held.id,
    partner: connection.name,
    submitterId: connection.submitter.id,
    interchangeId: interchangeIdOf(held, controlNumber),
    interchangeControlNumber: String(controlNumber).padStart(9, '0'),
  };
  return new Map(
    sets.flatMap(({ groupControlNumber, setControlNumber, members }) =>
      members.map(({ id }): [string, Sending] => [
        id,
        { ...shared, groupControlNumber: String(groupControlNumber), transactionControlNumber: setControlNumber },
      ]),
    ),
  );
}

/** What is done to the connection and its members is done for the first interchange that comes of it. */
const heldFor = (known: KnownConnection, { next }: PartnerConnection): HeldConnection => ({
  tenantId: known.tenantId,
  id: known.id,
  action: 'payer-gateway.prepare-batch',
  correlationId: interchangeIdOf(known, next.interchange),
});

const interchangeIdOf = ({ id }: { id: string }, controlNumber: number): string => derivedId(id, 'interchange', controlNumber);

const controlNumberUsed: Finding = {
  code: 'PATIENT_CONTROL_NUMBER_USED',
  severity: 'error',
  message: 'The patient control number was sent for another claim of this submitter before.',
  source: '837 CLM01',
};
