import type { Tx } from '@claimstream/messaging';
import type { Uuid } from '@claimstream/kernel';
import type { EntityManager } from 'typeorm';

/** A database transaction that sees the rows of its tenants and no others. It ends when the work given to `transaction` ends. */
export interface Transaction extends Tx {
  readonly tenantIds: readonly Uuid[];
  /** TypeORM in this same transaction, for low-rate work; set-wise SQL goes through `query`. */
  readonly manager: EntityManager;
}
