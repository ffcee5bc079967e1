import type { ClientBase } from 'pg';
import { corked } from './corked.js';
import type { Tx } from './database.js';
import { SentStatements } from './sent-statements.js';

/** A transaction on one connection of the pg driver; whoever began it says when it is committed. */
export class PgTx implements Tx {
  readonly sent = new SentStatements();
  private readonly works: (() => void)[] = [];

  constructor(private readonly client: ClientBase) {}

  async query<Row = Record<string, unknown>>(text: string, parameters: readonly unknown[] = [], name?: string): Promise<Row[]> {
    corked(this.client);
    const { rows } = await this.client.query({ text, name, values: [...parameters] });
    return rows as Row[];
  }

  send(text: string, parameters: readonly unknown[] = [], name?: string): void {
    this.sent.add(this.query(text, parameters, name));
  }

  afterCommit(work: () => void): void {
    this.works.push(work);
  }

  /** Called once, after the commit: does what waited for it. */
  committed(): void {
    for (const work of this.works.splice(0)) work();
  }
}
