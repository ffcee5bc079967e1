import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@claimstream/kernel';
import type { ConsumerState, Messaging, Parked, ParkedMessage } from '@claimstream/messaging';
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
  parked: ReturnType<typeof parkedStandIn>;
}

/** The example service behind a real door and database, with its log lines kept. */
export async function startExample(module: Type = exampleApp.module) {
  const example: ExampleDatabase = await openExampleDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'service-kit-'));
  const issuer = await DevIssuer.open(folder);
  const standIn: MessagingStandIn = { outboxFull: false, consumer: 'consuming', parked: parkedStandIn() };
  const messaging = {
    outbox: { isFull: () => standIn.outboxFull },
    consumer: {
      get state() {
        return standIn.consumer;
      },
    },
    parked: standIn.parked,
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

/** Keeps parked messages of tenants as messaging does, and gives each up when asked. */
function parkedStandIn(): Pick<Parked, 'list' | 'replay' | 'drop'> & { readonly messages: ParkedMessage[] } {
  const messages: ParkedMessage[] = [];
  const matching = (queue?: { topic: string; key: string }) =>
    messages.filter(({ topic, key }) => !queue || (topic === queue.topic && key === queue.key));
  const remove = (queue: { topic: string; key: string }) => messages.splice(messages.indexOf(matching(queue)[0]!), 1).length;
  return {
    messages,
    list: ({ tenantIds, queue, limit = 100 } = {}) =>
      Promise.resolve(
        matching(queue)
          .filter(({ tenantId }) => !tenantIds || tenantIds.includes(tenantId!))
          .slice(0, limit),
      ),
    replay: (queue) => Promise.resolve({ handled: 'topic' in queue ? remove(queue) : 0, left: 0 }),
    drop: (queue) => Promise.resolve({ dropped: 'topic' in queue ? remove(queue) : 0, left: 0 }),
  };
}
