import { Client, type ClientConfig } from 'pg';

/** Connects for some work. A connection that breaks fails the statement that needs it, and nothing else. */
export async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
