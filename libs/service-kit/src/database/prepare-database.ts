import { createHmac } from 'node:crypto';
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import { databaseNameOf, rolesOf, type DatabaseAccess } from './roles.js';
import { withClient } from './with-client.js';

export interface NewDatabase {
  /** A role that may create databases and roles, on any database of the server. */
  readonly adminUrl: string;
  readonly service: string;
  /** Default: the service's name. Specs give each run its own. */
  readonly database?: string;
}

/** Any number: whoever prepares databases on one server does it one after the other, because roles are the server's. */
const preparing = 7_316_002;

/**
 * Makes the database of a service and its three roles unless they exist, and answers how to connect as each. For standalone, development and
 * specs; elsewhere an administrator gives three URLs. Passwords are derived from the administrator's, so nothing needs to be stored.
 */
export async function prepareDatabase({
  adminUrl,
  service,
  database = databaseNameOf(service),
}: NewDatabase): Promise<Required<DatabaseAccess>> {
  const { owner, app, relay } = rolesOf(service);
  const passwordOf = (role: string): string => createHmac('sha256', new URL(adminUrl).password).update(role).digest('base64url');

  await withClient({ connectionString: adminUrl }, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [preparing]);
    for (const role of [owner, app, relay]) await ensureRole(admin, role, passwordOf(role));
    await ensureDatabase(admin, database, owner);
    await admin.query(`revoke all on database ${escapeIdentifier(database)} from public`);
    await admin.query(
      `grant connect on database ${escapeIdentifier(database)} to ${[owner, app, relay].map(escapeIdentifier).join(', ')}`,
    );
    await keepRowsOutOfServerLog(admin, database);
    await withClient({ connectionString: urlFor(adminUrl, { database }) }, (inside) =>
      inside.query(`
        alter schema public owner to ${escapeIdentifier(owner)};
        revoke all on schema public from public;
        grant usage on schema public to ${[app, relay].map(escapeIdentifier).join(', ')};
      `),
    );
  });

  const urlOf = (role: string): string => urlFor(adminUrl, { database, user: role, password: passwordOf(role) });
  return { ownerUrl: urlOf(owner), appUrl: urlOf(app), relayUrl: urlOf(relay) };
}

async function ensureRole(admin: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await admin.query(
    `${verb} role ${escapeIdentifier(role)} login nosuperuser nobypassrls nocreaterole nocreatedb password ${escapeLiteral(password)}`,
  );
}

async function ensureDatabase(admin: Client, database: string, owner: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (rowCount !== 0) return;
  // An administrator that is no superuser must be in a role to give it a database.
  await admin.query(`grant ${escapeIdentifier(owner)} to current_user`);
  await admin.query(`create database ${escapeIdentifier(database)} owner ${escapeIdentifier(owner)}`);
}

/** PostgreSQL's own log would quote rows in DETAIL lines. Only a superuser may say so; elsewhere it is a setting of the server. */
async function keepRowsOutOfServerLog(admin: Client, database: string): Promise<void> {
  const { rows } = await admin.query<{ superuser: boolean }>(
    'select rolsuper as superuser from pg_roles where rolname = current_user',
  );
  if (rows[0]?.superuser) await admin.query(`alter database ${escapeIdentifier(database)} set log_error_verbosity = terse`);
}

function urlFor(base: string, { database, user, password }: { database: string; user?: string; password?: string }): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  if (user !== undefined) url.username = encodeURIComponent(user);
  if (password !== undefined) url.password = encodeURIComponent(password);
  return url.href;
}
