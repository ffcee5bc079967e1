import { type Check, differences, sqlCheck } from './check.js';

const byKey = (rows: readonly { key: string; cents: string }[]): Map<string, number> =>
  new Map(rows.map(({ key, cents }) => [key, Number(cents)]));

export const moneyIn: readonly Check[] = [
  {
    invariant: 'I5',
    says: 'What the payer paid by each trace is what the gateway accepted under it, once.',
    find: async (evidence) => {
      const paid = await evidence.rows<{ key: string; cents: string }>(
        'payer-simulator',
        `select trace_number as key, amount_cents as cents from remittance where spoiled is null and amount_cents <> 0`,
      );
      const accepted = await evidence.rows<{ key: string; cents: string }>(
        'payer-gateway',
        `select trace_number as key, sum(amount_cents) as cents from remittance where status = 'accepted' and amount_cents <> 0 group by 1`,
      );
      return differences(byKey(paid), byKey(accepted), (trace, one, other) => `trace ${trace}: paid ${one}, accepted ${other}`);
    },
  },
  {
    invariant: 'I5',
    says: 'What the gateway accepted of each advice is its cash in the ledger.',
    find: async (evidence) => {
      const accepted = await evidence.rows<{ key: string; cents: string }>(
        'payer-gateway',
        `select advice_id as key, amount_cents as cents from remittance where status = 'accepted'`,
      );
      const booked = await evidence.rows<{ key: string; cents: string }>(
        'remittance',
        `select advice_id as key, sum(amount_cents) as cents from ledger_entry where account = 'cash' group by 1`,
      );
      return differences(byKey(accepted), byKey(booked), (advice, one, other) => `advice ${advice}: ${one}, booked ${other}`);
    },
  },
  sqlCheck({
    invariant: 'I5',
    says: 'The payments of each advice less its provider adjustments are its amount, all of them are there, and its clearing account is zero.',
    book: 'remittance',
    sql: `select 'advice ' || r.id || ': amount ' || amount || ', payments ' || paid || ' (' || count || ' of ' || wanted || '), adjustments ' || adjusted
                 || ', clearing ' || clearing as what
          from (select id, (state -> 'advice' ->> 'amountCents')::bigint as amount, (state -> 'advice' ->> 'claimPaymentCount')::int as wanted,
                  (select coalesce(sum((a ->> 'amountCents')::bigint), 0) from jsonb_array_elements(state -> 'advice' -> 'providerAdjustments') a) as adjusted,
                  (select count(distinct payment_id) from payment p where p.tenant_id = remittance.tenant_id and p.advice_id = remittance.id) as count,
                  (select coalesce(sum(paid_cents), 0) from (select distinct payment_id, paid_cents from payment p
                     where p.tenant_id = remittance.tenant_id and p.advice_id = remittance.id) once) as paid,
                  (select coalesce(sum(amount_cents), 0) from ledger_entry e
                   where e.tenant_id = remittance.tenant_id and e.advice_id = remittance.id and e.account = 'clearing') as clearing
                from remittance) r
          where amount <> paid - adjusted or count <> wanted or clearing <> 0`,
  }),
  sqlCheck({
    invariant: 'I5',
    says: 'No payment belongs to an advice that was not received.',
    book: 'remittance',
    sql: `select 'payment ' || payment_id || ' is of advice ' || advice_id || ', which nobody received' as what from payment p
          where not exists (select from remittance r where r.tenant_id = p.tenant_id and r.id = p.advice_id)`,
  }),
];
