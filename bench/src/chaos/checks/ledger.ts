import { type Check, differences, sqlCheck } from './check.js';

export const ledgerBalances: readonly Check[] = [
  sqlCheck({
    invariant: 'I6',
    says: 'The entries of every ledger transaction add up to zero, and none is without entries.',
    book: 'remittance',
    sql: `select 'ledger transaction ' || t.id || ' (' || t.kind || ') adds up to ' || coalesce(sum(e.amount_cents), 0) as what
          from ledger_transaction t left join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
          group by t.tenant_id, t.id, t.kind having coalesce(sum(e.amount_cents), 1) <> 0`,
  }),
  sqlCheck({
    invariant: 'I6',
    says: 'No entry is without its transaction.',
    book: 'remittance',
    sql: `select 'an entry of ' || transaction_id || ' has no transaction' as what from ledger_entry e
          where not exists (select from ledger_transaction t where t.tenant_id = e.tenant_id and t.id = e.transaction_id)`,
  }),
  sqlCheck({
    invariant: 'I6',
    says: 'The balances that a claim account keeps are those that its entries add up to.',
    book: 'remittance',
    sql: `with entries as (
            select tenant_id, claim_id, account, sum(amount_cents) as cents from ledger_entry where claim_id is not null group by 1, 2, 3),
          kept as (
            select tenant_id, id, account, cents from claim_account, lateral (values
              ('charges', -coalesce((state ->> 'chargeCents')::bigint, 0)),
              ('contractual-adjustments', (state ->> 'contractualCents')::bigint),
              ('receivable-patient', (state ->> 'patientShareCents')::bigint),
              ('receivable-payer', coalesce((state ->> 'chargeCents')::bigint, 0) - (state ->> 'paidCents')::bigint
                                   - (state ->> 'contractualCents')::bigint - (state ->> 'patientShareCents')::bigint),
              ('suspense', -(select coalesce(sum((w -> 'payment' ->> 'paidCents')::bigint), 0) from jsonb_array_elements(state -> 'waiting') w))
            ) kept (account, cents))
          select 'claim account ' || coalesce(id, claim_id) || ' keeps ' || coalesce(kept.cents, 0) || ' of ' || named.account || ', its entries say '
                 || coalesce(entries.cents, 0) as what
          from kept full join entries on entries.tenant_id = kept.tenant_id and claim_id = id and entries.account = kept.account
            cross join lateral (select coalesce(kept.account, entries.account)) named (account)
          where coalesce(kept.cents, 0) <> coalesce(entries.cents, 0)`,
  }),
];

interface Money {
  claimId: string;
  cents: string;
}
const byClaim = (rows: readonly Money[]): Map<string, number> =>
  new Map(rows.map(({ claimId, cents }) => [claimId, Number(cents)]));

export const claimMoney: readonly Check[] = [
  {
    invariant: 'I7',
    says: 'Each claim that left is booked once, with its charge; a claim that never left is not booked.',
    find: async (evidence) => {
      const claims = await evidence.rows<Money>(
        'claims',
        `select id as "claimId", state -> 'content' ->> 'totalChargeCents' as cents from claim where (state -> 'submission' ->> 'announced')::boolean`,
      );
      const charges = await evidence.rows<Money>(
        'remittance',
        `select claim_id as "claimId", -sum(amount_cents) as cents from ledger_entry where account = 'charges' group by 1`,
      );
      return differences(
        byClaim(claims),
        byClaim(charges),
        (claim, due, booked) => `claim ${claim}: charge ${due}, booked ${booked}`,
      );
    },
  },
  {
    invariant: 'I7',
    says: 'What is paid on each claim is what the payer paid under its control number, all payments and reversals together.',
    find: async (evidence) => {
      const paid = await evidence.rows<{ number: string; cents: string }>(
        'payer-simulator',
        `select patient_control_number as number, sum(paid_cents) as cents from remittance_claim join remittance using (trace_number)
         where spoiled is null group by 1`,
      );
      const posted = await evidence.rows<{ number: string; cents: string }>(
        'remittance',
        `select payment ->> 'patientControlNumber' as number, sum(paid_cents) as cents
         from (select distinct tenant_id, payment_id, paid_cents, payment from payment) once group by 1`,
      );
      const byNumber = (rows: readonly { number: string; cents: string }[]) =>
        new Map(rows.map(({ number, cents }) => [number, Number(cents)]));
      return differences(
        byNumber(paid),
        byNumber(posted),
        (number, one, other) => `control number ${number}: paid ${one}, posted ${other}`,
      );
    },
  },
  sqlCheck({
    invariant: 'I7',
    says: 'Charge = paid + contractual + patient + open, with what is paid taken from the payments and the rest from the ledger.',
    book: 'remittance',
    sql: `with booked as (
            select tenant_id, claim_id, -coalesce(sum(amount_cents) filter (where account = 'charges'), 0) as charge,
              coalesce(sum(amount_cents) filter (where account = 'contractual-adjustments'), 0) as contractual,
              coalesce(sum(amount_cents) filter (where account = 'receivable-patient'), 0) as patient,
              coalesce(sum(amount_cents) filter (where account = 'receivable-payer'), 0) as open
            from ledger_entry where claim_id is not null group by 1, 2),
          paid as (select tenant_id, claim_id, sum(paid_cents) as paid from payment where outcome <> 'unmatched' group by 1, 2)
          select 'claim ' || claim_id || ': charge ' || charge || ', paid ' || coalesce(paid, 0) || ', contractual ' || contractual || ', patient '
                 || patient || ', open ' || open as what
          from booked left join paid using (tenant_id, claim_id)
          where charge <> coalesce(paid, 0) + contractual + patient + open`,
  }),
  sqlCheck({
    invariant: 'I7',
    says: 'No charge and no payment is booked twice.',
    book: 'remittance',
    sql: `select 'claim ' || claim_id || ' has ' || count(*) || ' bookings of its charge' as what
          from ledger_transaction t join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
          where kind = 'charge' and account = 'charges' group by claim_id having count(*) > 1
          union all
          select 'payment ' || payment_id || ' was posted ' || count(*) || ' times' from payment where outcome <> 'unmatched'
          group by payment_id having count(*) > 1`,
  }),
];
