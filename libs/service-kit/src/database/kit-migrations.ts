import type { Migration } from '@claimstream/messaging';
import { tenantTable } from './tenant-table.js';

/** The tables that belong to the kit, in every service's database, before the service's own. Appended to, never edited once released. */
export const kitMigrations: readonly Migration[] = [
  {
    name: 'kit-idempotent-response',
    sql: `
      create table idempotent_response (
        tenant_id    uuid        not null,
        subject      text        not null,
        route        text        not null,
        key          text        not null,
        request_hash bytea       not null,
        status       smallint    not null,
        headers      jsonb       not null,
        body         text        not null,
        created_at   timestamptz not null default now(),
        primary key (tenant_id, subject, route, key)
      );
      create index idempotent_response_created_at on idempotent_response (created_at);
      ${tenantTable('idempotent_response', { grant: 'select, insert, update' })}
      create policy purge_read on idempotent_response for select to {{relay}} using (true);
      create policy purge on idempotent_response for delete to {{relay}} using (true);
      grant select (created_at), delete on idempotent_response to {{relay}};
    `,
  },
];
