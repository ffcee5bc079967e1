import { connect, createServer, type AddressInfo } from 'node:net';

/**
 * A way to PostgreSQL that, when armed, cuts the connection on which the next commit is answered: it happened, and nobody hears
 * of it.
 */
export async function cuttingProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let armed = 0;
  let cuts = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const close = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) socket.on('error', close).on('close', close);
    client.pipe(database);
    database.on('data', (chunk) => {
      if (armed > 0 && chunk.includes('COMMIT\0')) {
        armed -= 1;
        cuts += 1;
        return close();
      }
      return client.write(chunk);
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
    stop: () => server.close(),
  };
}
