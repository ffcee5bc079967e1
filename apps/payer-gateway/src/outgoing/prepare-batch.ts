import { createHash } from 'node:crypto';
import type { Finding } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import type { Commands, Tx } from '@claimstream/messaging';
import { type ComposedInterchange, composeClaims, composeInquiries } from '../domain/compose-interchange.js';
import { answerInquiry, notAskable, prepareInquiry } from '../domain/inquiry.js';
import { type KnownConnection, type PartnerConnection, tenantsOf } from '../domain/partner-connection.js';
import { planInterchange } from '../domain/plan-interchange.js';
import { prepareSubmission, refuseUnsendable, type Sending } from '../domain/submission.js';
import { connectionStep, type HeldConnection, inquirySteps, runSteps, submissionSteps } from '../store/decide-members.js';
import { type DeliverableInterchange, insertPrepared } from '../store/interchange-rows.js';
import { lockConnection } from '../store/lock-connection.js';
import { dueClaims, dueInquiries, type Routed, takenControlNumbers } from '../store/queue.queries.js';
import { writeBatch, type WrittenInterchange } from './write-composed.js';

export interface BatchParts {
  commands: Commands;
  now: Date;
  /** Members of one interchange at most. */
  limit: number;
}

/**
 * Closes a batch of claims: takes the connection's numbers, writes the interchange and keeps it, and notes in each submission where it stands, in
 * the caller's transaction. Nothing has left when it commits; then it is to be delivered.
 */
export async function prepareClaims(
  tx: Tx,
  known: KnownConnection,
  routed: Routed,
  { commands, now, limit }: BatchParts,
): Promise<DeliverableInterchange | undefined> {
  const connection = await lockConnection(tx, known);
  const due = connection ? await dueClaims(tx, routed, limit) : [];
  if (!connection || due.length === 0) return undefined;

  const taken = await takenControlNumbers(tx, { submitterId: connection.submitter.id, tenantIds: tenantsOf(known) }, due);
  const [free, used] = partition(due, ({ submission }) => !taken.has(submission.patientControlNumber));
  const { written, refused } = writeBatch(free, (some) => composeClaims(connection, planInterchange(some), now));

  const interchangeId = interchangeIdOf(known, connection.next.interchange);
  const held = { ...known, action: 'payer-gateway.prepare-batch', correlationId: interchangeId };
  const places = written ? placesOf(known, connection, interchangeId, written.composed) : new Map<string, Sending>();
  const reasons = new Map([...refused, ...used.map(({ id }): [string, Finding[]] => [id, [controlNumberUsed]])]);
  await runSteps(tx, commands, held, [
    connectionStep(held, written && ((current) => ({ ...current, next: written.composed.connection.next }))),
    ...submissionSteps(held, due, (submission, { id }) => {
      const place = places.get(id);
      if (place) return { state: prepareSubmission(submission, place), events: [] };
      return refuseUnsendable(submission, id, { reasons: reasons.get(id) ?? [], now });
    }),
  ]);
  return written && keep(tx, held, interchangeId, written, now);
}

/** The same for inquiries, in a 270. */
export async function prepareInquiries(
  tx: Tx,
  known: KnownConnection,
  routed: Routed,
  { commands, now, limit }: BatchParts,
): Promise<DeliverableInterchange | undefined> {
  const connection = await lockConnection(tx, known);
  const due = connection ? await dueInquiries(tx, routed, limit) : [];
  if (!connection || due.length === 0) return undefined;

  const { written, refused } = writeBatch(due, (some) => composeInquiries(connection, some, now));
  const interchangeId = interchangeIdOf(known, connection.next.interchange);
  const held = { ...known, action: 'payer-gateway.prepare-inquiries', correlationId: interchangeId };
  await runSteps(tx, commands, held, [
    connectionStep(held, written && ((current) => ({ ...current, next: written.composed.connection.next }))),
    ...inquirySteps(held, due, (inquiry, { id }) =>
      refused.has(id)
        ? answerInquiry(inquiry, id, { coverage: notAskable, now })
        : { state: prepareInquiry(inquiry, interchangeId), events: [] },
    ),
  ]);
  return written && keep(tx, held, interchangeId, written, now);
}

async function keep(
  tx: Tx,
  { tenantId, id: connectionId }: HeldConnection,
  id: string,
  { composed: { kind, controlNumber, sets }, content }: WrittenInterchange,
  now: Date,
): Promise<DeliverableInterchange> {
  const contentHash = createHash('sha256').update(content).digest('hex');
  const fileName = `${String(controlNumber).padStart(9, '0')}.${kind}`;
  await insertPrepared(tx, { tenantId, id, connectionId, kind, controlNumber, fileName, content, contentHash, sets, now });
  return { id, fileName, content };
}

/** Every submission of the interchange, by id, with where it stands. */
function placesOf(
  known: KnownConnection,
  connection: PartnerConnection,
  interchangeId: string,
  { controlNumber, sets }: ComposedInterchange,
): Map<string, Sending> {
  const shared = {
    connectionId: known.id,
    partner: connection.name,
    submitterId: connection.submitter.id,
    interchangeId,
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

const interchangeIdOf = ({ id }: KnownConnection, controlNumber: number): string => derivedId(id, 'interchange', controlNumber);

const controlNumberUsed: Finding = {
  code: 'PATIENT_CONTROL_NUMBER_USED',
  severity: 'error',
  message: 'The patient control number was sent for another claim of this submitter before.',
  source: '837 CLM01',
};

function partition<Item>(items: readonly Item[], holds: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
