import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId, type Uuid } from '@claimstream/kernel';
import {
  createLogger,
  DevIssuer,
  startService,
  type RunningService,
  type ServiceConfig,
  type ServiceDefinition,
  prepareDatabase,
  tenancyFaults,
  type TenancyFault,
  type TenantGrant,
} from '@claimstream/service-kit';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { createSpecDatabase } from '@claimstream/local-parts';

export interface SpecCall {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

export interface SpecAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the answer, empty for other media types. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A service that a spec file runs, with what specs do to it from outside. */
export interface SpecService<Config extends ServiceConfig = ServiceConfig> {
  readonly service: RunningService<Config>;
  /** Everything that it has logged, from debug on. */
  readonly lines: readonly string[];
  /** The event log's database, for a second service on the same log. */
  readonly eventLogUrl: string;
  call(route: string, call?: SpecCall): Promise<SpecAnswer>;
  /** A token of the spec's own issuer, whom the service trusts. */
  tokenFor(subject: string, ...tenants: TenantGrant[]): Promise<string>;
  /** SQL as the server's administrator, whom no policy holds. */
  asAdmin<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** What in its database could show a tenant's rows to another; see service-kit. */
  tenancyFaults(): Promise<TenancyFault[]>;
  /** Stops it and drops its databases. */
  stop(): Promise<void>;
}

export interface SpecSurroundings {
  /** More environment than databases, log and issuer. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly eventLogUrl?: string;
  readonly clock?: () => Date;
}

/** Starts a service as its `main.ts` does, on databases of its own in the spec's server and a postgres event log of its own (unless given one). */
export async function startForSpec<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  { environment = {}, clock, ...given }: SpecSurroundings = {},
): Promise<SpecService<Config>> {
  const opened = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'claimstream-spec-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const database = await createSpecDatabase(definition.name.replaceAll('-', '_'));
  opened.defer(() => database.drop());
  const log = given.eventLogUrl === undefined ? await createSpecDatabase('event_log') : undefined;
  if (log) opened.defer(() => log.drop());
  const eventLogUrl = given.eventLogUrl ?? log!.url;

  const issuer = await DevIssuer.open(folder);
  const lines: string[] = [];
  const service = await startService(definition, {
    config: definition.readConfig({
      DATABASE_URL: process.env.DATABASE_URL,
      DATABASE_NAME: database.name,
      EVENT_LOG: 'postgres',
      EVENT_LOG_URL: eventLogUrl,
      PORT: '0',
      AUTH_ISSUER: issuer.issuer,
      AUTH_JWKS: JSON.stringify(issuer.jwks),
      ...environment,
    }),
    registry: new Registry(),
    logger: createLogger({ service: definition.name, level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    clock,
  });
  opened.defer(() => service.stop());

  return {
    service,
    lines,
    eventLogUrl,
    call: (route, call) => send(`${service.url}${route}`, call),
    tokenFor: (subject, ...tenants) => issuer.sign({ subject, tenants }),
    asAdmin: (sql, parameters) => runAsAdmin(database.url, sql, parameters),
    tenancyFaults: async () =>
      tenancyFaults(
        await prepareDatabase({ adminUrl: process.env.DATABASE_URL!, service: definition.name, database: database.name }),
      ),
    stop: () => opened.disposeAsync(),
  };
}

/** What a token says about one tenant; a new hospital unless an id is given. */
export const tenantGrant = (permissions: readonly string[], id: Uuid = newId()): TenantGrant => ({
  id,
  kind: 'hospital',
  permissions: [...permissions],
});

async function send(url: string, { method = 'GET', token, headers, body }: SpecCall = {}): Promise<SpecAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

async function runAsAdmin<Row>(url: string, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...parameters])).rows as Row[];
  } finally {
    await client.end();
  }
}
