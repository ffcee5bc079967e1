import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/**
 * What waits to be released, and when encounters were. The relay's role may see of encounters which are final and wait, and of their
 * accounts which are held, never what is in them: the worker has to know the tenants before it can name them. `released_at` is the time of the first
 * release; the trigger sees it whichever step releases.
 */
export const billHoldMigration: Migration = {
  name: 'coding-charges-0004-bill-hold',
  sql: `
    create table bill_hold (
      tenant_id uuid not null,
      id uuid not null,
      version int not null,
      state jsonb not null,
      primary key (tenant_id, id)
    );
    ${tenantTable('bill_hold', { grant: 'select, insert, update' })}

    create table billing_account (
      tenant_id uuid not null,
      id uuid not null,
      version int not null,
      state jsonb not null,
      held boolean not null generated always as (state ? 'hold') stored,
      primary key (tenant_id, id)
    );
    ${tenantTable('billing_account', { grant: 'select, insert, update' })}

    create function encounter_charge_cents(state jsonb) returns bigint language sql immutable parallel safe return (
      select coalesce(sum((line ->> 'chargeAmountCents')::bigint), 0)::bigint from jsonb_array_elements(state #> '{encounter,serviceLines}') line);

    alter table encounter
      add column charge_cents bigint generated always as (encounter_charge_cents(state)) stored,
      add column account_id uuid generated always as (
        case when state -> 'encounter' ? 'billingAccountId' then (state ->> 'billingCaseId')::uuid end) stored,
      add column bill_hold_until text generated always as (state ->> 'billHoldUntil') stored,
      add column waits_for_account boolean generated always as ((state -> 'waitsForAccount')::boolean) stored,
      add column released_at timestamptz;
    create index encounter_of_account on encounter (tenant_id, account_id) where account_id is not null;
    create index encounter_final on encounter (bill_hold_until, tenant_id, id) where status = 'held' and stage = 'coded';

    create function note_encounter_release() returns trigger language plpgsql as $$
    begin
      new.released_at := now();
      return new;
    end $$;
    create trigger encounter_recorded_released before insert on encounter for each row
      when ((new.state -> 'released')::boolean) execute function note_encounter_release();
    create trigger encounter_released before update on encounter for each row
      when ((new.state -> 'released')::boolean and new.released_at is null) execute function note_encounter_release();

    create policy due_read on encounter for select to {{relay}} using (true);
    grant select (tenant_id, id, status, stage, account_id, bill_hold_until, waits_for_account) on encounter to {{relay}};
    create policy due_read on billing_account for select to {{relay}} using (true);
    grant select (tenant_id, id, held) on billing_account to {{relay}};
  `,
};
