import type { Commands, Tx } from '@claimstream/messaging';
import type { PartnerConnection } from '../domain/partner-connection.js';
import type { HeldConnection } from '../store/decide-members.js';

/** One file being taken in: its transaction, and the connection that it came over, which the transaction holds. */
export interface Taking {
  tx: Tx;
  commands: Commands;
  held: HeldConnection;
  of: { tenantId: string; connectionId: string };
  connection: PartnerConnection;
  /** Owner and clients: whose rows the transaction sees. */
  tenants: readonly string[];
  interchangeId: string;
  now: Date;
}
