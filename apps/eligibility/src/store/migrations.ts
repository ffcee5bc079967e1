import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/**
 * In order, each run once; a released one is never edited. The relay's role may see of inquiries what is due and whose it is, never the
 * question: the worker has to know which tenants have something due before it can name them.
 */
export const eligibilityMigrations: readonly Migration[] = [
  {
    name: 'eligibility-0001-inquiries',
    sql: `
      create table inquiry (
        tenant_id uuid not null,
        id uuid not null,
        version int not null,
        state jsonb not null,
        due_at text generated always as (
          case state ->> 'status' when 'pending' then state ->> 'deadlineAt' when 'resting' then state ->> 'retryAt' end
        ) stored,
        primary key (tenant_id, id)
      ) with (toast_tuple_target = 8160);
      create index inquiry_due on inquiry (due_at, tenant_id, id) where due_at is not null;
      ${tenantTable('inquiry', { grant: 'select, insert, update' })}
      create policy due_read on inquiry for select to {{relay}} using (true);
      grant select (tenant_id, id, due_at) on inquiry to {{relay}};

      create table eligibility_check (
        tenant_id uuid not null,
        id uuid not null,
        encounter_id uuid not null,
        revision int not null,
        billing_case_id uuid not null,
        inquiry_id uuid,
        status text not null,
        reused boolean not null,
        coverage jsonb not null,
        checked_at timestamptz not null,
        primary key (tenant_id, encounter_id, id)
      );
      ${tenantTable('eligibility_check', { grant: 'select, insert' })}
    `,
  },
];
