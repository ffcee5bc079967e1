import { escapeIdentifier } from 'pg';

/** The three roles of a service's database, as connections. */
export interface DatabaseAccess {
  /** Owns the tables and runs migrations; absent where migrations are run by somebody else. */
  readonly ownerUrl?: string;
  /** What the service works as: not the owner, no BYPASSRLS. */
  readonly appUrl: string;
  /** Reads and empties the runtime's own tables across tenants. */
  readonly relayUrl: string;
}

/** Names of the roles, as migrations write them: `{{owner}}`, `{{app}}`, `{{relay}}`. */
export interface RoleNames {
  readonly owner: string;
  readonly app: string;
  readonly relay: string;
}

export const rolesOf = (service: string): RoleNames => {
  const prefix = databaseNameOf(service);
  return { owner: `${prefix}_owner`, app: `${prefix}_app`, relay: `${prefix}_relay` };
};

/** `payer-gateway` keeps its rows in `payer_gateway`. */
export const databaseNameOf = (service: string): string => service.replaceAll('-', '_');

/** The role that a connection string names, quoted for SQL. */
export const roleIn = (url: string): string => escapeIdentifier(decodeURIComponent(new URL(url).username));
