import { calendarDateOf } from '@claimstream/kernel';
import type { Claim837 } from '@claimstream/x12';
import type { PoolClient } from 'pg';
import { type Door, hashOf, putOut } from './book/doors.js';
import { paymentsOf } from './domain/payments.js';
import { sandboxOf } from './domain/sandbox.js';
import { type ClaimAtTheDoor, toClaimAcknowledgment277 } from './domain/to-claim-acknowledgment-277.js';

/** Where a claim stood in what was sent. */
export interface Where {
  interchange: number;
  group: number;
  set: string;
  submitterId: string;
}

/** Takes the claims of a set: books each with what becomes of it, decides what will be paid, and answers with a 277CA. */
export async function takeClaims(
  client: PoolClient,
  door: Door,
  {
    claims,
    submission,
    where,
  }: { claims: Claim837[]; submission: Parameters<typeof toClaimAcknowledgment277>[1]['submission']; where: Where },
  { seed, now }: { seed: string; now: Date },
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

/** Books claims as they came. */
export async function writeClaims(
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
