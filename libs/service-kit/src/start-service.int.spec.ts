import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@claimstream/kernel';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { DevIssuer } from './auth/dev-issuer.js';
import { exampleApp } from './example/example-app.js';
import { createLogger } from './logs/logger.js';
import { notesGrant } from './specs/start-example.js';
import { startTunnel, type Tunnel } from './specs/tunnel.js';
import { startService } from './start-service.js';

const server = new URL(process.env.DATABASE_URL!);
const suffix = newId().replaceAll('-', '');
const databases = [`example_${suffix}`, `event_log_${suffix}`];

let folder: string;
let issuer: DevIssuer;
let tunnel: Tunnel;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-kit-'));
  issuer = await DevIssuer.open(folder);
  tunnel = await startTunnel({ host: server.hostname, port: Number(server.port) });
  await asAdmin(`create database "${databases[1]}"`);
});
afterAll(async () => {
  tunnel.stop();
  for (const database of databases) await asAdmin(`drop database if exists "${database}" with (force)`);
  await rm(folder, { recursive: true });
});

const parkedMessage = `insert into parked_message (consumer, log, topic, partition, "offset", key, headers, value, reason, detail, parked_at)
  values ('example', 'log', 'notes', 0, 0, '', '{}', '', 'UNREADABLE', '', now())`;

const lines: string[] = [];
const start = (environment: Record<string, string> = {}) =>
  startService(exampleApp, {
    config: exampleApp.readConfig({
      DATABASE_URL: Object.assign(new URL(server), { host: `127.0.0.1:${tunnel.port}` }).href,
      DATABASE_NAME: databases[0],
      EVENT_LOG_URL: Object.assign(new URL(server), { pathname: `/${databases[1]}` }).href,
      PORT: '0',
      AUTH_ISSUER: issuer.issuer,
      AUTH_JWKS: JSON.stringify(issuer.jwks),
      ...environment,
    }),
    registry: new Registry(),
    logger: createLogger({ service: 'example', level: 'info', destination: { write: (line) => void lines.push(line) } }),
  });

it('makes its database, starts, works, stops, and goes on where it was', async () => {
  const tenant = notesGrant();
  const token = await issuer.sign({ subject: 'biller', tenants: [tenant] });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  const first = await start();
  const written = await fetch(`${first.url}/v1/notes`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ patientName: 'Ann', text: '' }),
  });
  await first.stop();
  await expect(fetch(`${first.url}/health/live`)).rejects.toThrow();

  const second = await start();
  const { id } = (await written.json()) as { id: string };
  expect((await fetch(`${second.url}/v1/notes/${id}`, { headers })).status).toBe(200);
  expect(await second.registry.metrics()).toMatch(/outbox_pending 0/);
  await asAdmin(parkedMessage, databases[0]);
  expect(await second.registry.metrics()).toMatch(/messaging_parked_messages 1/);
  await second.stop();
  expect(await connectionsLeft()).toBe(0);
});

it('answers 503 while the database cannot be reached, stays alive, and heals by itself', async () => {
  const service = await start();
  const token = await issuer.sign({ subject: 'biller', tenants: [notesGrant()] });
  const statusOf = async (path: string) =>
    (await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await statusOf('/v1/notes')).toBe(200);

  tunnel.close();
  const refused = await fetch(`${service.url}/v1/notes`, { headers: { authorization: `Bearer ${token}` } });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await refused.json()).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect([await statusOf('/health/ready'), await statusOf('/health/live')]).toEqual([503, 200]);
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  expect(metrics).toMatch(/http_request_duration_seconds_count{method="GET",route="\/v1\/notes",status="503"} 1/);
  expect(metrics).not.toMatch(/^(outbox_|messaging_parked_messages|messaging_parked_keys)/m);

  tunnel.open();
  while ((await statusOf('/health/ready')) !== 200);
  expect(await statusOf('/v1/notes')).toBe(200);
  await service.stop();
});

it('does not say that nothing was stored when nobody heard what became of the commit', async () => {
  const service = await start();
  const token = await issuer.sign({ subject: 'biller', tenants: [notesGrant()] });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify({ patientName: 'Ann', text: '' }) };
  const stored = async () => (await asAdmin('select from note', databases[0])).length;
  const before = await stored();

  tunnel.dropNextCommit();
  const answer = await fetch(`${service.url}/v1/notes`, request);
  expect([answer.status, await stored()]).toEqual([503, before + 1]);
  expect(await answer.json()).toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    detail: expect.not.stringContaining('nothing was stored'),
  });
  await service.stop();
});

it('waits for a database that starts later', async () => {
  tunnel.close();
  const starting = start();
  while (!lines.some((line) => line.includes('service.waiting-for-database')))
    await new Promise((resolve) => setTimeout(resolve, 20));
  tunnel.open();
  await (await starting).stop();
});

it('ends the request that is under way before it closes the database', async () => {
  const service = await start();
  const token = await issuer.sign({ subject: 'biller', tenants: [notesGrant()] });
  const hold = new Client({ connectionString: Object.assign(new URL(server), { pathname: `/${databases[0]}` }).href });
  await hold.connect();
  await hold.query('begin; lock table note in exclusive mode');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = fetch(`${service.url}/v1/notes`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ patientName: 'Ann', text: '' }),
  });
  const waiting = `select from pg_stat_activity
    where datname = '${databases[0]}' and wait_event_type = 'Lock' and query like 'insert into note%'`;
  while ((await asAdmin(waiting)).length === 0);

  const stopped = service.stop();
  await hold.query('commit');
  expect((await answer).status).toBe(201);
  await stopped;
  await hold.end();
});

it('leaves nothing open when it cannot start', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const port = String((taken.address() as { port: number }).port);
  await expect(start({ PORT: port })).rejects.toThrow('EADDRINUSE');
  expect(await connectionsLeft()).toBe(0);
  taken.close();
});

it('has logged nothing personal', () => {
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toMatch(/Ann|postgres:\/\//);
});

async function connectionsLeft(): Promise<number> {
  const rows = await asAdmin(`select from pg_stat_activity where datname = '${databases[0]}'`);
  return rows.length;
}

async function asAdmin(sql: string, database?: string): Promise<unknown[]> {
  const client = new Client({
    connectionString: database ? Object.assign(new URL(server), { pathname: `/${database}` }).href : server.href,
  });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}
