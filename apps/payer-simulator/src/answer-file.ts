import { calendarDateOf } from '@claimstream/kernel';
import {
  type Acknowledgment999,
  acknowledger,
  type Claim837,
  type InterchangeAnswer,
  type InterchangeReading,
  readInterchanges,
  readX12,
  type TransactionReading,
  type TransactionToWrite,
} from '@claimstream/x12';
import type { PoolClient } from 'pg';
import { type Door, hashOf, holdDoor, learnNames, putOut, saveDoor } from './book/doors.js';
import { type ClaimAtTheDoor, toClaimAcknowledgment277 } from './domain/to-claim-acknowledgment-277.js';
import { paymentsOf } from './domain/payments.js';
import { sandboxOf } from './domain/sandbox.js';
import { spoilBySandbox, takenSets } from './domain/spoil-by-sandbox.js';
import { toBenefits271 } from './domain/to-benefits-271.js';

export interface FileAtTheDoor {
  doorId: string;
  name: string;
  content: Buffer;
}

interface Facts {
  seed: string;
  now: Date;
}

/**
 * Answers a file in one transaction of the book: TA1 where it is due, a 999 for each group, a 277CA or 271 for each set that is taken, and the
 * payments that will follow. A file or a control number that came before is not answered again.
 */
export async function answerFile(client: PoolClient, { doorId, name, content }: FileAtTheDoor, facts: Facts): Promise<void> {
  let door = await holdDoor(client, doorId);
  const contentHash = hashOf(content);
  const { interchanges } = readInterchanges(content);
  const kind = interchanges[0]?.groups[0]?.transactions[0]?.type ?? 'unknown';
  const { rowCount } = await client.query(
    'insert into received_file (door_id, content_hash, name, kind) values ($1, $2, $3, $4) on conflict do nothing',
    [doorId, contentHash, name, kind],
  );
  if (rowCount === 0) return;

  const receipt = { date: calendarDateOf(facts.now), time: facts.now.toISOString().slice(11, 16) };
  const acknowledging = acknowledger(receipt);
  readX12(content, {}, [acknowledging]);
  for (const [index, read] of interchanges.entries()) {
    door = learnNames(door, read);
    const answer = await withoutRepeat(client, door, acknowledging.answers[index]!, contentHash);
    door = await answerInterchange(client, door, { read, answer }, facts);
  }
  await saveDoor(client, door);
}

/** TA1 025: the control number was used before, by another file. */
async function withoutRepeat(
  client: PoolClient,
  door: Door,
  answer: InterchangeAnswer,
  contentHash: string,
): Promise<InterchangeAnswer> {
  if (answer.ta1.status === 'R') return answer;
  const { rowCount } = await client.query(
    'insert into received_interchange (door_id, control_number, content_hash) values ($1, $2, $3) on conflict do nothing',
    [door.id, answer.ta1.controlNumber, contentHash],
  );
  if (rowCount === 1) return answer;
  return { ...answer, ta1: { ...answer.ta1, status: 'R', note: '025' }, isTa1Due: true, acknowledgments: [] };
}

async function answerInterchange(
  client: PoolClient,
  before: Door,
  { read, answer }: { read: InterchangeReading; answer: InterchangeAnswer },
  facts: Facts,
): Promise<Door> {
  let door = before;
  if (answer.isTa1Due) door = await putOut(client, door, { kind: 'TA1', transactions: [], ta1: [answer.ta1] }, facts.now);
  for (const group of read.groups) {
    const given = answer.acknowledgments.find(
      ({ groupControlNumber }) => groupControlNumber === Number(group.header.controlNumber),
    );
    if (!given) continue;
    const acknowledgment = spoilBySandbox(given, group);
    const transactions: TransactionToWrite[] = [{ type: '999', controlNumber: '0001', acknowledgment }];
    door = await putOut(client, door, { kind: '999', transactions }, facts.now);
    for (const set of group.transactions)
      door = await answerSet(client, door, { set, read, acknowledgment, group: Number(group.header.controlNumber) }, facts);
  }
  return door;
}

interface SetAtTheDoor {
  set: TransactionReading;
  read: InterchangeReading;
  acknowledgment: Acknowledgment999;
  group: number;
}

async function answerSet(
  client: PoolClient,
  door: Door,
  { set, read, acknowledgment, group }: SetAtTheDoor,
  facts: Facts,
): Promise<Door> {
  const isTaken = takenSets(acknowledgment).has(set.controlNumber);
  const where = { interchange: Number(read.header.controlNumber), group, set: set.controlNumber };
  switch (set.type) {
    case '837P':
    case '837I': {
      const claims = set.claims.map(({ claim }) => claim);
      const submitterId = set.document.submitter.id?.value ?? '';
      if (!isTaken) {
        await writeClaims(
          client,
          door,
          claims.map((claim) => ({ claim, outcome: 'rejected_999' })),
          { ...where, submitterId },
        );
        return door;
      }
      return takeClaims(client, door, { claims, submission: set.document, where: { ...where, submitterId } }, facts);
    }
    case '270':
      return isTaken ? answerInquiry(client, door, set.document, facts) : door;
    default:
      return door;
  }
}

interface Where {
  interchange: number;
  group: number;
  set: string;
  submitterId: string;
}

async function takeClaims(
  client: PoolClient,
  door: Door,
  {
    claims,
    submission,
    where,
  }: { claims: Claim837[]; submission: Parameters<typeof toClaimAcknowledgment277>[1]['submission']; where: Where },
  { seed, now }: Facts,
): Promise<Door> {
  const known = await acceptedBefore(client, where.submitterId, claims);
  const atTheDoor = claims.map((claim, index) =>
    receive(claim, { known, number: `${where.interchange}-${where.set}-${index + 1}` }),
  );
  await writeClaims(client, door, atTheDoor, where);

  const accepted = atTheDoor.filter((one) => one.accepted);
  await writePayments(
    client,
    door,
    accepted.flatMap((one) => paymentsOf(one, seed)),
  );
  const stamp = { date: calendarDateOf(now), time: now.toISOString().slice(11, 16) };
  const answer = toClaimAcknowledgment277(atTheDoor, { submission, ownReference: `CA${door.next_interchange}`, ...stamp });
  return putOut(
    client,
    door,
    { kind: '277CA', transactions: [{ type: '277CA', controlNumber: '0001', acknowledgment: answer }] },
    now,
  );
}

type Received = ClaimAtTheDoor & { outcome: string };

/** SBX-REJECT never gets in; an original that was accepted before is a duplicate (508: 54). */
function receive(claim: Claim837, { known, number }: { known: Set<string>; number: string }): Received {
  const payerClaimControlNumber = `${claim.subscriber.payer.id?.value ?? 'PAYER'}-${number}`;
  if (sandboxOf(claim.subscriber.id?.value).kind === 'rejected') {
    return {
      claim,
      accepted: false,
      outcome: 'rejected_277',
      rejection: { category: 'A7', code: '164', entity: 'IL' },
      payerClaimControlNumber,
    };
  }
  if (claim.frequency === '1' && known.has(claim.patientControlNumber)) {
    return { claim, accepted: false, outcome: 'duplicate', rejection: { category: 'A3', code: '54' }, payerClaimControlNumber };
  }
  known.add(claim.patientControlNumber);
  return { claim, accepted: true, outcome: 'accepted', payerClaimControlNumber };
}

async function acceptedBefore(client: PoolClient, submitterId: string, claims: readonly Claim837[]): Promise<Set<string>> {
  const { rows } = await client.query<{ number: string }>(
    `select patient_control_number as number from received_claim
     where submitter_id = $1 and patient_control_number = any($2) and outcome = 'accepted'`,
    [submitterId, claims.map(({ patientControlNumber }) => patientControlNumber)],
  );
  return new Set(rows.map(({ number }) => number));
}

async function writeClaims(
  client: PoolClient,
  door: Door,
  claims: readonly { claim: Claim837; outcome: string; payerClaimControlNumber?: string }[],
  { interchange, group, set, submitterId }: Where,
): Promise<void> {
  await client.query(
    `insert into received_claim (door_id, submitter_id, interchange_control_number, group_control_number, transaction_control_number,
       patient_control_number, frequency, member_id, payer_id, billing_npi, charge_cents, content_hash, outcome, payer_claim_control_number)
     select $1, $2, $3, $4, $5, * from jsonb_to_recordset($6::jsonb) as claim (patient_control_number text, frequency text, member_id text,
       payer_id text, billing_npi text, charge_cents bigint, content_hash text, outcome text, payer_claim_control_number text)`,
    [door.id, submitterId, interchange, group, set, JSON.stringify(claims.map(toRow))],
  );
}

const toRow = ({
  claim,
  outcome,
  payerClaimControlNumber,
}: {
  claim: Claim837;
  outcome: string;
  payerClaimControlNumber?: string;
}): object => ({
  patient_control_number: claim.patientControlNumber,
  frequency: claim.frequency,
  member_id: claim.subscriber.id?.value ?? '',
  payer_id: claim.subscriber.payer.id?.value ?? '',
  billing_npi: claim.billingProvider.id?.value ?? '',
  charge_cents: claim.chargeCents,
  content_hash: hashOf(JSON.stringify(claim)),
  outcome,
  payer_claim_control_number: outcome === 'accepted' ? payerClaimControlNumber : undefined,
});

async function writePayments(client: PoolClient, door: Door, payments: ReturnType<typeof paymentsOf>): Promise<void> {
  if (payments.length === 0) return;
  await client.query(
    `insert into due_payment (door_id, run, payer_id, payee_npi, due)
     select $1, $2::bigint + run, payer_id, payee_npi, due
     from jsonb_to_recordset($3::jsonb) as decided (run int, payer_id text, payee_npi text, due jsonb)`,
    [
      door.id,
      door.next_run,
      JSON.stringify(payments.map((due) => ({ run: due.run, payer_id: due.payer.id, payee_npi: due.payee.npi, due }))),
    ],
  );
}

async function answerInquiry(
  client: PoolClient,
  door: Door,
  inquiry: Parameters<typeof toBenefits271>[0],
  { seed, now }: Facts,
): Promise<Door> {
  const benefits = toBenefits271(inquiry, { seed, date: calendarDateOf(now), time: now.toISOString().slice(11, 16) });
  const subscribers = inquiry.sources.flatMap(({ receivers }) => receivers.flatMap((receiver) => receiver.subscribers)).length;
  await client.query(
    'insert into inquiry_answered (door_id, reference, subscribers) values ($1, $2, $3) on conflict do nothing',
    [door.id, inquiry.reference ?? '', subscribers],
  );
  return putOut(client, door, { kind: '271', transactions: [{ type: '271', controlNumber: '0001', benefits }] }, now);
}
