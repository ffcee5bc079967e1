import proxy from '@fastify/http-proxy';
import Fastify from 'fastify';
import type { DemoPerson } from '../system/demo-access.js';
import { type Behind, landingPage } from './landing-page.js';

export interface FrontDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** One address for all services: `/<service>/…` goes to the service, `/` shows what there is. Listens on this machine only. */
export async function openFrontDoor(
  services: readonly Behind[],
  people: readonly DemoPerson[],
  port: number,
): Promise<FrontDoor> {
  const door = Fastify({ bodyLimit: 64 * 1024 * 1024 });
  for (const { name, url } of services) await door.register(proxy, { upstream: url, prefix: `/${name}`, http2: false });
  door.get('/', (_request, reply) => reply.type('text/html').send(landingPage(services, people)));
  await door.listen({ port, host: '127.0.0.1' });
  return { url: door.listeningOrigin, close: () => door.close() };
}
