import { calendarDateOf } from '@claimstream/kernel';
import type { PoolClient } from 'pg';
import { type Door, holdDoor, putOut, saveDoor } from './book/doors.js';
import type { DuePayment } from './domain/payments.js';
import { toRemittance835 } from './domain/to-remittance-835.js';

interface DueRow {
  id: string;
  payer_id: string;
  payee_npi: string;
  due: DuePayment;
}

const mostPaymentsInARun = 5_000;

/**
 * One payment run of a door: what is due by now becomes one 835 with a transaction for each payer and payee. Spoiled ones go in files of their own
 * and are noted as spoiled. Answers whether there was anything to pay.
 */
export async function payWhatIsDue(client: PoolClient, doorId: string, now: Date): Promise<boolean> {
  const door = await holdDoor(client, doorId);
  const { rows } = await client.query<DueRow>(
    `delete from due_payment where id in (select id from due_payment where door_id = $1 and run <= $2 order by run, id limit ${mostPaymentsInARun})
     returning id, payer_id, payee_npi, due`,
    [doorId, door.next_run],
  );
  if (rows.length === 0) {
    await moveOn(client, door);
    return false;
  }

  const inOrder = rows.sort((a, b) => Number(a.id) - Number(b.id));
  const good = inOrder.filter(({ due }) => due.poison === undefined);
  let next = door;
  if (good.length > 0) next = await payTogether(client, next, good, now);
  for (const row of inOrder.filter(({ due }) => due.poison !== undefined)) next = await paySpoiled(client, next, row, now);
  await saveDoor(client, { ...next, next_run: String(Number(door.next_run) + 1) });
  return true;
}

/** The doors for which there is something to pay, now or in a later run. */
export async function doorsWithPayments(client: PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(
    'select id from door where exists (select from due_payment where door_id = door.id)',
  );
  return new Set(rows.map(({ id }) => id));
}

/** Nothing is due in this run, but something may be in a later one. */
async function moveOn(client: PoolClient, door: Door): Promise<void> {
  await client.query(
    'update door set next_run = (select min(run) from due_payment where door_id = $1) where id = $1 and exists (select from due_payment where door_id = $1)',
    [door.id],
  );
}

async function payTogether(client: PoolClient, door: Door, rows: readonly DueRow[], now: Date): Promise<Door> {
  const groups = [...Map.groupBy(rows, ({ payer_id, payee_npi }) => `${payer_id}|${payee_npi}`).values()];
  const remittances = [];
  for (const group of groups) remittances.push(await write(client, door, group, now));
  const transactions = remittances.map((remittance, index) => ({
    type: '835' as const,
    controlNumber: String(index + 1).padStart(4, '0'),
    remittance,
  }));
  return putOut(client, door, { kind: '835', transactions }, now);
}

/** SBX-POISON: an 835 that does not balance by a cent, and one that breaks off. Neither is a payment. */
async function paySpoiled(client: PoolClient, door: Door, row: DueRow, now: Date): Promise<Door> {
  const { poison } = row.due;
  const remittance = await write(client, door, [row], now, poison);
  const spoiled = poison === 'unbalanced' ? { ...remittance, amountCents: remittance.amountCents + 1 } : remittance;
  const spoil = poison === 'unreadable' ? (text: string): string => text.slice(0, Math.floor(text.length / 2)) : undefined;
  return putOut(
    client,
    door,
    { kind: '835', transactions: [{ type: '835', controlNumber: '0001', remittance: spoiled }], spoil },
    now,
  );
}

async function write(
  client: PoolClient,
  door: Door,
  rows: readonly DueRow[],
  now: Date,
  spoiled?: string,
): Promise<ReturnType<typeof toRemittance835>> {
  const { rows: drawn } = await client.query<{ trace: string }>(`select 'EFT' || lpad(nextval('trace')::text, 9, '0') as trace`);
  const traceNumber = drawn[0]!.trace;
  const remittance = toRemittance835(
    rows.map(({ due }) => due),
    { traceNumber, date: calendarDateOf(now) },
  );
  await client.query(
    'insert into remittance (trace_number, door_id, payer_id, payee_npi, amount_cents, spoiled) values ($1, $2, $3, $4, $5, $6)',
    [traceNumber, door.id, rows[0]!.payer_id, rows[0]!.payee_npi, remittance.amountCents, spoiled ?? null],
  );
  await client.query(
    `insert into remittance_claim (trace_number, position, patient_control_number, status_code, charge_cents, paid_cents, patient_cents)
     select $1, * from jsonb_to_recordset($2::jsonb)
       as paid (position int, patient_control_number text, status_code text, charge_cents bigint, paid_cents bigint, patient_cents bigint)`,
    [traceNumber, JSON.stringify(rows.map(({ due: { payment } }, index) => toRow(payment, index + 1)))],
  );
  return remittance;
}

const toRow = (payment: DuePayment['payment'], position: number): object => ({
  position,
  patient_control_number: payment.patientControlNumber,
  status_code: payment.status,
  charge_cents: payment.chargeCents,
  paid_cents: payment.paidCents,
  patient_cents: payment.patientResponsibilityCents ?? 0,
});
