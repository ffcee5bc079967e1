import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/** What a second look said of a coder's codes, once and for ever; the sampling rule and the internal audits are aggregates. */
const sql = `
  create table quality_review (
    tenant_id uuid not null,
    id uuid not null,
    encounter_id uuid not null,
    revision int not null,
    coder text not null,
    reviewer text not null,
    reviewed_at timestamptz not null,
    agreed int not null check (agreed between 0 and reviewed),
    reviewed int not null,
    outcome text not null,
    kinds jsonb not null,
    primary key (tenant_id, id)
  );
  create index quality_review_by_time on quality_review (tenant_id, reviewed_at);
  ${tenantTable('quality_review', { grant: 'select, insert' })}

  create table sampling_rule (
    tenant_id uuid not null,
    id uuid not null,
    version int not null,
    state jsonb not null,
    primary key (tenant_id, id)
  );
  ${tenantTable('sampling_rule', { grant: 'select, insert, update' })}

  create table coding_audit (
    tenant_id uuid not null,
    id uuid not null,
    version int not null,
    state jsonb not null,
    drawn_at text not null generated always as (state ->> 'drawnAt') stored,
    primary key (tenant_id, id)
  );
  create index coding_audit_by_time on coding_audit (tenant_id, drawn_at, id);
  ${tenantTable('coding_audit', { grant: 'select, insert, update' })}
`;

export const workMigration: Migration = { name: 'coding-coder-work', sql };
