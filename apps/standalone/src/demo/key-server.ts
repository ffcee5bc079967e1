import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { DevIssuer } from '@claimstream/service-kit';

export const keysPath = '/.well-known/jwks.json';

/** Publishes the public keys of the demonstration's issuer, where services look for those of an identity provider: `AUTH_JWKS_URL`. */
export async function startKeyServer(
  { jwks }: Pick<DevIssuer, 'jwks'>,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const server = createServer(({ url }, response) => {
    if (url === keysPath) response.writeHead(200, { 'content-type': 'application/jwk-set+json' }).end(JSON.stringify(jwks));
    else response.writeHead(url === '/health/live' ? 204 : 404).end();
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
