import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/** In order, each run once; a released one is never edited. */
export const remittanceMigrations: readonly Migration[] = [
  {
    name: 'remittance-0001-ledger',
    sql: `
      create table claim_account (
        tenant_id uuid not null,
        id uuid not null,
        version int not null,
        state jsonb not null,
        primary key (tenant_id, id)
      );
      ${tenantTable('claim_account', { grant: 'select, insert, update' })}

      create table remittance (
        tenant_id uuid not null,
        id uuid not null,
        version int not null,
        state jsonb not null,
        primary key (tenant_id, id)
      );
      ${tenantTable('remittance', { grant: 'select, insert, update' })}

      create table ledger_transaction (
        tenant_id uuid not null,
        id uuid not null,
        kind text not null,
        at timestamptz not null,
        primary key (tenant_id, id)
      );
      ${tenantTable('ledger_transaction', { grant: 'select, insert' })}

      create table ledger_entry (
        tenant_id uuid not null,
        transaction_id uuid not null,
        position int not null,
        account text not null,
        amount_cents bigint not null check (amount_cents <> 0),
        claim_id uuid,
        advice_id uuid,
        reason text,
        primary key (tenant_id, transaction_id, position)
      );
      create index ledger_entry_by_claim on ledger_entry (tenant_id, claim_id) where claim_id is not null;
      create index ledger_entry_of_clearing on ledger_entry (tenant_id, advice_id) include (amount_cents) where account = 'clearing';
      ${tenantTable('ledger_entry', { grant: 'select, insert' })}

      -- Entries come a whole transaction at a time: what a statement adds to one adds up to zero, and nothing is added later.
      create function ledger_entries_balance() returns trigger language plpgsql as $$
      begin
        if exists (select from added group by tenant_id, transaction_id having sum(amount_cents) <> 0) then
          raise exception 'The entries of a ledger transaction do not add up to zero.' using errcode = '23514', constraint = 'ledger_entries_balance';
        end if;
        return null;
      end $$;
      create trigger ledger_entries_balance after insert on ledger_entry
        referencing new table as added for each statement execute function ledger_entries_balance();

      create function ledger_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'The ledger is only ever added to.' using errcode = '23514', constraint = 'ledger_is_append_only';
      end $$;
      create trigger ledger_is_append_only before update or delete or truncate on ledger_entry
        for each statement execute function ledger_is_append_only();

      create table payment (
        tenant_id uuid not null,
        seq bigint generated always as identity,
        payment_id uuid not null,
        claim_id uuid not null,
        advice_id uuid not null,
        outcome text not null,
        payer_id text not null,
        paid_cents bigint not null,
        patient_share_cents bigint not null,
        posted_at timestamptz not null,
        payment jsonb not null,
        primary key (tenant_id, seq),
        unique (tenant_id, payment_id, outcome)
      );
      create index payment_by_claim on payment (tenant_id, claim_id);
      ${tenantTable('payment', { grant: 'select, insert' })}
    `,
  },
];
