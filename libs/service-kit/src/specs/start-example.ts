import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@claimstream/kernel';
import type { ConsumerState, Messaging } from '@claimstream/messaging';
import type { Type } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DevIssuer } from '../auth/dev-issuer.js';
import type { TenantGrant } from '../auth/token-claims.js';
import { exampleApp } from '../example/example-app.js';
import { ReadinessCheck } from '../health/readiness.js';
import { createApp } from '../http/create-app.js';
import { createLogger } from '../logs/logger.js';
import { openExampleDatabase, type ExampleDatabase } from './example-database.js';

export interface CallOptions {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

/** Answers as a client sees them. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Messaging as far as the door looks at it; its own specs run the real one. */
export interface MessagingStandIn {
  outboxFull: boolean;
  consumer: ConsumerState;
}

/** The example service behind a real door and database, with its log lines kept. */
export async function startExample(module: Type = exampleApp.module) {
  const example: ExampleDatabase = await openExampleDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'service-kit-'));
  const issuer = await DevIssuer.open(folder);
  const standIn: MessagingStandIn = { outboxFull: false, consumer: 'consuming' };
  const messaging = {
    outbox: { isFull: () => standIn.outboxFull },
    consumer: {
      get state() {
        return standIn.consumer;
      },
    },
    parked: { list: () => Promise.resolve([]) },
  } as unknown as Messaging;

  const lines: string[] = [];
  const logger = createLogger({ service: 'example', level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const config = exampleApp.readConfig({
    DATABASE_URL: example.access.ownerUrl,
    PORT: '0',
    AUTH_ISSUER: issuer.issuer,
    AUTH_JWKS: JSON.stringify(issuer.jwks),
    HTTP_BODY_LIMIT_BYTES: '20000',
  });
  const registry = new Registry();
  const readiness = new ReadinessCheck({ ping: () => example.database.ping(), consumerState: () => messaging.consumer.state });
  const app = await createApp(
    { ...exampleApp, module },
    {
      config,
      database: example.database,
      messaging,
      commands: messaging.commands,
      logger,
      registry,
      clock: () => new Date(),
      connectAsRelay: { connectionString: example.access.relayUrl },
    },
    readiness,
  );
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  const call = async (path: string, { method = 'GET', token, headers, body }: CallOptions = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
  };
  const stop = async (): Promise<void> => {
    await app.close();
    await example.drop();
    await rm(folder, { recursive: true });
  };
  return { app, call, example, issuer, lines, readiness, registry, standIn, stop, url };
}

/** Everything one may do with notes, in a new hospital or in the tenant given. */
export const notesGrant = (id: string = newId(), permissions = ['notes:read', 'notes:write']): TenantGrant => ({
  id,
  kind: 'hospital',
  permissions,
});
