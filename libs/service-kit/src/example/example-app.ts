import { Module } from '@nestjs/common';
import { readConfig } from '../config/read-config.js';
import { serviceChecks, serviceSettings } from '../config/service-settings.js';
import { tenantTable } from '../database/tenant-table.js';
import { defineService } from '../service.js';
import { NotesController } from './notes.controller.js';

@Module({ controllers: [NotesController] })
export class NotesModule {}

const settings = serviceSettings({ port: 0 });

/** A service as small as one can be, which the kit's own specs run and others may copy. */
export const exampleApp = defineService({
  name: 'example',
  summary: 'Keeps notes about patients.',
  readConfig: (environment) => readConfig(environment, settings, serviceChecks),
  migrations: [
    {
      name: 'example-0001-note',
      sql: `
        create table note (
          tenant_id    uuid        not null,
          id           uuid        not null,
          patient_name text        not null,
          text         text        not null,
          written_at   timestamptz not null default clock_timestamp(),
          closed       boolean     not null default false,
          times_closed int         not null default 0,
          primary key (tenant_id, id)
        );
        ${tenantTable('note')}
      `,
    },
  ],
  reactions: () => [],
  module: NotesModule,
});
