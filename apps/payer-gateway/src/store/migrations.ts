import { keptWhole, type Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/** Partner connections; the relay's role may list them, because workers must know the tenants before they can name them. Nothing in them is personal. */
const connections = `
  create table partner_connection (
    tenant_id uuid not null,
    id uuid not null,
    version int not null,
    state jsonb not null,
    name text not null generated always as (state->>'name') stored,
    primary key (tenant_id, id),
    unique (tenant_id, name)
  ) with (fillfactor = 50);
  ${tenantTable('partner_connection')}
  create policy directory on partner_connection for select to {{relay}} using (true);
  grant select on partner_connection to {{relay}};
`;

/** One row per sending of a claim; it changes a few times within seconds and then rests. */
const submissions = `
  create table submission (
    tenant_id uuid not null,
    id uuid not null,
    version int not null,
    state jsonb not null,
    status text not null generated always as (state->>'status') stored,
    payer_id text not null generated always as (state->>'payerId') stored,
    patient_control_number text not null generated always as (state->>'patientControlNumber') stored,
    queued_at text not null generated always as (state->>'queuedAt') stored,
    primary key (tenant_id, id)
  ) with (fillfactor = 60);
  -- The control number comes first: a firm's file asks for its clients' claims, and must not be searched once for each of hundreds of clients.
  create index submission_by_control_number on submission (patient_control_number, tenant_id);
  create index submission_queued on submission (tenant_id, payer_id, queued_at) where status = 'queued';
  ${tenantTable('submission')}

  create table submission_claim (
    tenant_id uuid not null,
    submission_id uuid not null,
    claim jsonb not null,
    primary key (tenant_id, submission_id)
  );
  ${tenantTable('submission_claim', { grant: 'select, insert' })}
`;

const inquiries = `
  create table inquiry (
    tenant_id uuid not null,
    id uuid not null,
    version int not null,
    state jsonb not null,
    status text not null generated always as (state->>'status') stored,
    payer_id text not null generated always as (state->>'payerId') stored,
    queued_at text not null generated always as (state->>'queuedAt') stored,
    primary key (tenant_id, id)
  ) with (fillfactor = 60);
  create index inquiry_queued on inquiry (tenant_id, payer_id, queued_at) where status = 'queued';
  ${tenantTable('inquiry')}
`;

/** Every file that was sent or received, byte for byte. It belongs to the tenant that owns the connection. */
const interchanges = `
  create table interchange (
    tenant_id uuid not null,
    id uuid not null,
    connection_id uuid not null,
    direction text not null check (direction in ('sent', 'received')),
    kind text not null,
    control_number int,
    file_name text not null,
    status text not null,
    problems jsonb not null default '[]',
    content bytea not null,
    content_hash text not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, connection_id) references partner_connection (tenant_id, id)
  ) with (fillfactor = 80);
  create unique index interchange_sent_once on interchange (tenant_id, connection_id, control_number) where direction = 'sent';
  create unique index interchange_read_once on interchange (tenant_id, connection_id, content_hash) where direction = 'received';
  create index interchange_prepared on interchange (tenant_id, connection_id) where status = 'prepared';
  create index interchange_by_time on interchange (tenant_id, created_at, id);
  ${tenantTable('interchange')}
`;

/** Every transaction set that was sent, and what it carries, in order: what an acknowledgment is resolved to. */
const sets = `
  create table transmitted_set (
    tenant_id uuid not null,
    connection_id uuid not null,
    group_control_number int not null,
    set_control_number text not null,
    type text not null,
    reference text not null,
    interchange_id uuid not null,
    member_tenant_ids uuid[] not null,
    member_ids uuid[] not null,
    accepted_at timestamptz,
    primary key (tenant_id, connection_id, group_control_number, set_control_number),
    unique (tenant_id, connection_id, reference),
    foreign key (tenant_id, interchange_id) references interchange (tenant_id, id)
  );
  create index transmitted_set_by_interchange on transmitted_set (tenant_id, interchange_id);
  ${tenantTable('transmitted_set', { grant: 'select, insert, update (accepted_at)' })}
`;

/** Every 835 transaction and what became of it; of one payment with one content only one is accepted. */
const remittances = `
  create table remittance (
    tenant_id uuid not null,
    id uuid not null,
    advice_id uuid not null,
    owner_tenant_id uuid not null,
    interchange_id uuid not null,
    position int not null,
    status text not null,
    reason text,
    payment text not null,
    content_hash text not null,
    payer_name text not null,
    payee_name text not null,
    trace_number text not null,
    payment_date date not null,
    amount_cents bigint not null,
    claim_payment_count int not null,
    imbalances jsonb not null,
    received_at timestamptz not null,
    primary key (tenant_id, id)
  );
  create unique index remittance_accepted_once on remittance (tenant_id, payment, content_hash) where status = 'accepted';
  create index remittance_by_payment on remittance (tenant_id, payment);
  create index remittance_by_time on remittance (tenant_id, received_at, id);
  ${tenantTable('remittance', { grant: 'select, insert' })}
`;

/** Who was paid by whom, without the file; and what a person decided about one that waited (`released`, `dismissed`). Earlier rows lack the first. */
const remittanceDecisions = `
  alter table remittance
    add column payer_id text,
    add column payee_npi text,
    add column payee_tax_id text,
    add column claim_payments_cents bigint,
    add column decision jsonb;
  create index remittance_waiting on remittance (tenant_id, status) where status in ('quarantined', 'review', 'out_of_balance');
  grant update (status, decision) on remittance to {{app}};
`;

export const payerGatewayMigrations: readonly Migration[] = [
  { name: 'payer-gateway-0001-connections', sql: connections },
  { name: 'payer-gateway-0002-submissions', sql: submissions },
  { name: 'payer-gateway-0003-inquiries', sql: inquiries },
  { name: 'payer-gateway-0004-interchanges', sql: interchanges },
  { name: 'payer-gateway-0005-sets', sql: sets },
  { name: 'payer-gateway-0006-remittances', sql: remittances },
  { name: 'payer-gateway-0007-whole-states', sql: keptWhole('submission', 'submission_claim', 'inquiry') },
  { name: 'payer-gateway-0008-remittance-decisions', sql: remittanceDecisions },
];
