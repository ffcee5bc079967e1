import { keptWhole, type Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/** In order, each run once; a released one is never edited. */
export const claimsMigrations: readonly Migration[] = [
  {
    name: 'claims-0001-claims',
    sql: `
      create table billing_case (
        tenant_id uuid not null,
        id uuid not null,
        version int not null,
        state jsonb not null,
        primary key (tenant_id, id)
      );
      ${tenantTable('billing_case', { grant: 'select, insert, update' })}

      create table claim (
        tenant_id uuid not null,
        id uuid not null,
        version int not null,
        state jsonb not null,
        status text generated always as (state ->> 'status') stored,
        payer_id text generated always as (state -> 'content' -> 'payer' ->> 'payerId') stored,
        patient_control_number text generated always as (state -> 'content' ->> 'patientControlNumber') stored,
        billing_case_id text generated always as (state -> 'content' ->> 'billingCaseId') stored,
        primary key (tenant_id, id)
      );
      create index claim_by_status on claim (tenant_id, status, id);
      create unique index claim_by_control_number on claim (tenant_id, patient_control_number);
      create index claim_by_billing_case on claim (tenant_id, billing_case_id);
      ${tenantTable('claim', { grant: 'select, insert, update' })}

      create table claim_timeline (
        tenant_id uuid not null,
        claim_id uuid not null,
        seq bigint generated always as identity,
        entry_id uuid not null,
        at timestamptz not null,
        kind text not null,
        actor text not null,
        facts jsonb not null,
        primary key (tenant_id, claim_id, seq)
      );
      ${tenantTable('claim_timeline', { grant: 'select, insert' })}
    `,
  },
  { name: 'claims-0002-whole-states', sql: keptWhole('billing_case', 'claim') },
];
