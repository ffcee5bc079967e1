import type { Type } from '@nestjs/common';
import type { Commands, EventLog, Messaging, Migration, Reaction, WorkerDefinition } from '@claimstream/messaging';
import type { ClientConfig } from 'pg';
import type { EntitySchema } from 'typeorm';
import type { Registry } from 'prom-client';
import type { Environment } from './config/read-config.js';
import type { ServiceConfig } from './config/service-settings.js';
import type { TenantDatabase } from './database/tenant-database.js';
import type { Logger } from './logs/logger.js';

/** What makes a service this one: all that `startService` needs besides its surroundings. */
export interface ServiceDefinition<Config extends ServiceConfig = ServiceConfig> {
  /** `claims`; also names its database (`payer-gateway` -> `payer_gateway`), its event source and its consumer group. */
  readonly name: string;
  /** A sentence for the OpenAPI document. */
  readonly summary: string;
  /** Environment to configuration; throws `ConfigError`. */
  readonly readConfig: (environment: Environment) => Config;
  /** Its own tables, after messaging's and the kit's. */
  readonly migrations: readonly Migration[];
  /** What it does when it hears something; policies that reactions follow come with the configuration. */
  readonly reactions: (config: Config) => readonly Reaction[];
  /** Controllers and their providers. `TenantDatabase` and the tokens `COMMANDS`, `CONFIG`, `CLOCK`, `LOGGER`, `MESSAGING` can be injected anywhere. */
  readonly module: Type;
  /** Work outside reactions and requests: started last, stopped with messaging. */
  readonly workers?: (parts: ServiceParts<Config>) => readonly WorkerDefinition[];
  /** TypeORM entities, if it uses any. */
  readonly entities?: readonly (EntitySchema | (new () => object))[];
}

/** Types the configuration of a definition: `export const claimsApp = defineService({ … })`. */
export const defineService = <Config extends ServiceConfig>(definition: ServiceDefinition<Config>): ServiceDefinition<Config> =>
  definition;

/** What a running service has. */
export interface ServiceParts<Config extends ServiceConfig = ServiceConfig> {
  readonly config: Config;
  readonly database: TenantDatabase;
  readonly messaging: Messaging;
  readonly commands: Commands;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly clock: () => Date;
  /** For workers that must know what tenants have before they can name them; sees only what migrations grant to `{{relay}}`, never PHI. */
  readonly connectAsRelay: ClientConfig;
}

/** What surrounds a service: given by `main.ts`, standalone or a spec. */
export interface Surroundings<Config extends ServiceConfig = ServiceConfig> {
  readonly config: Config;
  /** The service's own metrics; one per service, also where several share a process. */
  readonly registry: Registry;
  /** Default: JSON lines on standard output. */
  readonly logger?: Logger;
  /** Default: the system's. */
  readonly clock?: () => Date;
  /** Default: what the configuration says. Whoever gives one closes it. */
  readonly eventLog?: EventLog;
}

/** Injection tokens for what is no class. */
export const CONFIG = Symbol('config');
export const COMMANDS = Symbol('commands');
export const MESSAGING = Symbol('messaging');
export const LOGGER = Symbol('logger');
export const CLOCK = Symbol('clock');
