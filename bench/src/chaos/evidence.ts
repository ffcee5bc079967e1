import type { EventLog } from '@claimstream/messaging';
import { databaseNameOf } from '@claimstream/service-kit';
import { Client, type QueryResultRow } from 'pg';
import type { AcceptedEncounter } from './intake.js';
import { readTopics, type TopicRecord } from './read-topics.js';

/** The services, by the names of their consumers; and whose book it is that the payer keeps. */
export const services = ['coding', 'eligibility', 'claims', 'payer-gateway', 'remittance'] as const;
export type Service = (typeof services)[number];
export type Book = Service | 'payer-simulator';

export interface EvidenceSources {
  /** A role that row-level security does not bind. */
  readonly databaseUrl: string;
  readonly eventLog: EventLog;
  /** What source systems were answered for. */
  readonly accepted: readonly AcceptedEncounter[];
  readonly partnerFolder: string;
}

/** Everything that checks may look at: the databases as their administrator sees them, the topics, and what source systems were answered. */
export class Evidence {
  readonly #clients = new Map<Book, Promise<Client>>();
  #topics?: Promise<readonly TopicRecord[]>;

  constructor(private readonly sources: EvidenceSources) {}

  get eventLog(): EventLog {
    return this.sources.eventLog;
  }

  get accepted(): readonly AcceptedEncounter[] {
    return this.sources.accepted;
  }

  get partnerFolder(): string {
    return this.sources.partnerFolder;
  }

  async rows<Row extends QueryResultRow>(book: Book, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = await this.client(book);
    return (await client.query<Row>(sql, parameters)).rows;
  }

  /** The one connection to that database, for a spec that spoils something in a transaction of its own. */
  client(book: Book): Promise<Client> {
    let client = this.#clients.get(book);
    if (!client) this.#clients.set(book, (client = connect(this.sources.databaseUrl, book)));
    return client;
  }

  /** Every record of every topic, in order within each partition; read once. */
  topics(): Promise<readonly TopicRecord[]> {
    return (this.#topics ??= readTopics(this.eventLog));
  }

  async close(): Promise<void> {
    const clients = await Promise.all(this.#clients.values());
    await Promise.all(clients.map((client) => client.end()));
    await this.eventLog.close();
  }
}

async function connect(adminUrl: string, book: Book): Promise<Client> {
  const connectionString = Object.assign(new URL(adminUrl), { pathname: `/${databaseNameOf(book)}` }).href;
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
