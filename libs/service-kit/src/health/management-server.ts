import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Registry } from 'prom-client';
import type { ReadinessCheck } from './readiness.js';

/** Health and metrics on a port of their own, for networks that keep operators and clients apart. */
export async function startManagementServer(
  address: { host: string; port: number },
  registry: Registry,
  readiness: ReadinessCheck,
): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(request.url, registry, readiness).then(
      ({ status, type, body }) => send(response, status, type, body),
      () => send(response, 500, 'text/plain', ''),
    );
  });
  server.listen(address.port, address.host);
  await once(server, 'listening');
  return server;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(url: string | undefined, registry: Registry, check: ReadinessCheck): Promise<Answer> {
  switch (url) {
    case '/health/live':
      return json(200, { status: 'live' });
    case '/health/ready': {
      const readiness = await check.read();
      return json(readiness.ready ? 200 : 503, readiness);
    }
    case '/metrics':
      return { status: 200, type: registry.contentType, body: await registry.metrics() };
    default:
      return json(404, { code: 'ROUTE_NOT_FOUND' });
  }
}

const json = (status: number, body: object): Answer => ({ status, type: 'application/json', body: JSON.stringify(body) });

const send = (response: ServerResponse, status: number, type: string, body: string): void =>
  void response.writeHead(status, { 'content-type': type }).end(body);
