import { connect, createServer, type AddressInfo } from 'node:net';

/**
 * A way to PostgreSQL that, when armed, cuts the connection on which the next commit is answered: it happened, and nobody hears
 * of it. It can also carry nothing any more on the connections that there are, and not say so.
 */
export async function cuttingProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let armed = 0;
  let cuts = 0;
  let frozen = 0;
  let opened = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const place = (opened += 1);
    const isFrozen = () => place <= frozen;
    const close = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) socket.on('error', close).on('close', close);
    client.on('data', (chunk) => isFrozen() || database.write(chunk));
    database.on('data', (chunk) => {
      if (isFrozen()) return;
      if (armed > 0 && chunk.includes('COMMIT\0')) {
        armed -= 1;
        cuts += 1;
        return close();
      }
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** How many commits went unheard. */
    get cuts() {
      return cuts;
    },
    cutNext: (commits: number) => (armed = commits),
    freeze: () => (frozen = opened),
    stop: () => server.close(),
  };
}
