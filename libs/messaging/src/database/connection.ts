import { Client, type ClientConfig, type QueryResult } from 'pg';
import { corked } from './corked.js';
import { discardOldPlans } from './fresh-plans.js';
import type { Query } from './query.js';

/**
 * For connections that only look up rows by keys from arrays: plans are made for any number of rows, and by index. What a plan makes
 * of a table of few rows is bounded by `discardOldPlans`.
 */
export const batchSettings = `set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off;
  set enable_mergejoin = off; set jit = off; set statement_timeout = '55s'`;

export interface ConnectionOptions {
  config: ClientConfig;
  /** Shown in `pg_stat_activity`. */
  name: string;
  /** Run once on each new connection. */
  settings?: string;
}

/**
 * One connection that is made when it is needed and made again after it broke. Queries are pipelined: those sent together are one
 * round trip, and the server runs them in the order sent.
 */
export class Connection {
  private opening?: Promise<Client>;
  private client?: Client;
  private closed = false;

  constructor(private readonly options: ConnectionOptions) {}

  /** The connection's session: advisory locks taken in one are gone when it is another. */
  get session(): object | undefined {
    return this.client;
  }

  /** Rejects with the driver's error while the database does not answer. */
  async ready(): Promise<Client> {
    if (this.client) return this.client;
    this.opening ??= this.open().finally(() => (this.opening = undefined));
    return this.opening;
  }

  async query<Row>({ text, parameters, name }: Query): Promise<Row[]> {
    const client = await this.ready();
    corked(client);
    this.freshen(client);
    const { rows } = await client.query({ text, name, values: [...parameters] });
    return rows as Row[];
  }

  /** Sends the texts and statements together and waits for all; rejects with the first failure in their order. */
  async together(queries: readonly (Query | string)[]): Promise<QueryResult[]> {
    const client = await this.ready();
    corked(client);
    this.freshen(client);
    const answers = await Promise.allSettled(
      queries.map((query) =>
        typeof query === 'string'
          ? client.query(query)
          : client.query({ text: query.text, name: query.name, values: [...query.parameters] }),
      ),
    );
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  }

  /** Breaks the connection, whatever it waits for; what is on its way rejects, the next query makes another. */
  drop(): void {
    const client = this.client as (Client & { connection: { stream: { destroy(): void } } }) | undefined;
    this.client = undefined;
    client?.connection.stream.destroy();
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private freshen(client: Client): void {
    const discard = discardOldPlans(client);
    if (discard) client.query(discard).catch(() => undefined); // What broke the connection is said by what follows.
  }

  private async open(): Promise<Client> {
    if (this.closed) throw new Error('The connection is closed.');
    const { config, name, settings } = this.options;
    const client = new Client({
      connectionTimeoutMillis: 10_000,
      ...config,
      application_name: name,
      keepAlive: true,
      pipeline: true,
    });
    const forget = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    if (settings) await client.query(settings);
    if (this.closed) {
      await client.end();
      throw new Error('The connection is closed.');
    }
    this.client = client;
    return client;
  }
}
