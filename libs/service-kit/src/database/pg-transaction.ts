import { invariant, type Uuid } from '@claimstream/kernel';
import { corked, SentStatements } from '@claimstream/messaging';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { BoundQueryRunner } from './bound-query-runner.js';
import { toDbError } from './db-error.js';
import type { Transaction } from './transaction.js';

/** The `Transaction` on one pooled connection. After its end it refuses queries: the connection may already work for another tenant. */
export class PgTransaction implements Transaction {
  readonly sent = new SentStatements();
  #ended = false;
  #manager: EntityManager | undefined;
  readonly #afterCommit: (() => void)[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly dataSource: DataSource,
    readonly tenantIds: readonly Uuid[],
  ) {}

  get manager(): EntityManager {
    this.#assertOpen();
    return (this.#manager ??= new BoundQueryRunner(this.dataSource, this.client).manager);
  }

  async query<Row = Record<string, unknown>>(text: string, parameters: readonly unknown[] = [], name?: string): Promise<Row[]> {
    this.#assertOpen();
    corked(this.client);
    try {
      const { rows } = await this.client.query({ text, name, values: [...parameters] });
      return rows as Row[];
    } catch (error) {
      throw toDbError(error);
    }
  }

  send(text: string, parameters: readonly unknown[] = [], name?: string): void {
    this.sent.add(this.query(text, parameters, name));
  }

  afterCommit(run: () => void): void {
    this.#afterCommit.push(run);
  }

  end(): void {
    this.#ended = true;
  }

  runAfterCommit(): void {
    for (const run of this.#afterCommit) run();
  }

  #assertOpen(): void {
    invariant(!this.#ended, 'A transaction was used after its end.');
  }
}
