import { Client } from 'pg';
import { startPostgres, type LocalPostgres } from '@claimstream/local-parts';
import { itIsAnEventLog } from '../event-log.conformance.js';
import { silentLogger } from '../logger.js';
import { postgresEventLog } from './postgres-event-log.js';

jest.setTimeout(30_000);

describe('the event log in PostgreSQL', () => {
  let postgres: LocalPostgres;
  const onServer = async (sql: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  itIsAnEventLog(
    async () => {
      postgres = await startPostgres();
      await onServer('create database event_log');
      const { href } = Object.assign(new URL(postgres.url), { pathname: '/event_log' });
      return {
        open: () => postgresEventLog({ connectionString: href, logger: silentLogger }),
        kill: () => postgres.kill(),
        restart: () => postgres.restart(),
        wipe: async () => {
          await onServer('drop database event_log with (force)');
          await onServer('create database event_log');
        },
        sharesGroups: false,
      };
    },
    () => postgres.stop(),
  );
});
