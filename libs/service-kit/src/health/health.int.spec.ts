import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startExample } from '../specs/start-example.js';
import { startManagementServer } from './management-server.js';

let example: Awaited<ReturnType<typeof startExample>>;
beforeAll(async () => (example = await startExample()));
afterAll(() => example.stop());

it('is alive and ready without a token, and ready to be scraped', async () => {
  expect(await example.call('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  expect(await example.call('/health/ready')).toMatchObject({
    status: 200,
    body: { ready: true, parts: { database: 'answers', consumer: 'consuming' } },
  });
  const metrics = await example.call('/metrics');
  expect(metrics.headers.get('content-type')).toContain('text/plain');
  expect(metrics.text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} 1/);
});

it('is not ready, but alive, when its consumer waits for a person', async () => {
  example.standIn.consumer = 'stopped-too-many-parked';
  expect(await example.call('/health/ready')).toMatchObject({
    status: 503,
    body: { code: 'NOT_READY', parts: { consumer: 'stopped-too-many-parked' } },
  });
  expect((await example.call('/health/live')).status).toBe(200);
  example.standIn.consumer = 'consuming';
});

it('can answer on a port for operators', async () => {
  const server = await startManagementServer({ host: '127.0.0.1', port: 0 }, example.registry, example.readiness);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const statuses = await Promise.all(
    ['/health/live', '/health/ready', '/metrics', '/v1/notes'].map(async (path) => (await fetch(`${url}${path}`)).status),
  );
  expect(statuses).toEqual([200, 200, 200, 404]);
  server.close();
});

it('answers problem+json to what is not HTTP', async () => {
  const socket = connect(Number(new URL(example.url).port), '127.0.0.1');
  socket.end('JANE DOE\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*MALFORMED_REQUEST/s);
  expect(answer.toString()).not.toContain('JANE');
});

it('is not ready once it stops', async () => {
  example.readiness.close();
  expect(await example.call('/health/ready')).toMatchObject({ status: 503, body: { parts: { door: 'closing' } } });
});
