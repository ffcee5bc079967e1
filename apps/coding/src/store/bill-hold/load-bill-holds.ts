import type { Encounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { BillHoldFacts } from '../../domain/bill-hold/hold-bill.js';
import { billingCaseIdOf, encounterIdOf } from '../../domain/encounter-ids.js';
import { loadBillHoldRules, openAccounts } from './bill-hold.queries.js';

/**
 * What decides whether encounters that are told are released at once, in one round trip, and of one statement where none has a billing account. Where
 * several of an account are told together, it is left to the worker to see when all are final.
 */
export async function loadBillHolds(
  tx: Tx,
  tenantId: Uuid,
  told: readonly Encounter[],
): Promise<(encounter: Encounter) => BillHoldFacts> {
  const ofAccounts = told.filter(({ billingAccountId }) => billingAccountId !== undefined);
  const members = Map.groupBy(ofAccounts, (encounter) => billingCaseIdOf(tenantId, encounter));
  const but = ofAccounts.map((encounter) => encounterIdOf(tenantId, encounter));
  const [rules, open] = await Promise.all([
    loadBillHoldRules(tx, tenantId),
    openAccounts(tx, { tenantId, accountIds: [...members.keys()], but }),
  ]);
  if (ofAccounts.length === 0) return () => ({ rules, accountIsOpen: false });
  return (encounter) => {
    const accountId = billingCaseIdOf(tenantId, encounter);
    return { rules, accountIsOpen: open.has(accountId) || (members.get(accountId)?.length ?? 0) > 1 };
  };
}
