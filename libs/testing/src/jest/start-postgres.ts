import { providePostgres } from '@claimstream/local-parts';
import { started } from './parts.js';

/** Jest's global set-up for specs that need PostgreSQL: one server for the run, named to the specs by `DATABASE_URL`. Fails where there is none. */
export default async function startPostgresForSpecs(): Promise<void> {
  const postgres = await providePostgres();
  started.push(postgres);
  process.env.DATABASE_URL = postgres.url;
}
