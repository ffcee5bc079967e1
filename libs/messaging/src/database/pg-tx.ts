import type { ClientBase } from 'pg';
import type { Tx } from './database.js';

/** A transaction on one connection of the pg driver; whoever began it says when it is committed. */
export class PgTx implements Tx {
  private readonly works: (() => void)[] = [];

  constructor(private readonly client: ClientBase) {}

  async query<Row = Record<string, unknown>>(text: string, parameters: readonly unknown[] = [], name?: string): Promise<Row[]> {
    const { rows } = await this.client.query({ text, name, values: [...parameters] });
    return rows as Row[];
  }

  afterCommit(work: () => void): void {
    this.works.push(work);
  }

  /** Called once, after the commit: does what waited for it. */
  committed(): void {
    for (const work of this.works.splice(0)) work();
  }
}
