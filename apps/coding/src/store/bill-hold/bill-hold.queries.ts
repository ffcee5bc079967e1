import type { BillHoldRule, BillHoldRulesView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { billHoldIdOf } from './bill-hold.store.js';

export async function findBillHoldRules(tx: Tx, tenantId: Uuid): Promise<BillHoldRulesView> {
  const [row] = await tx.query<{ state: BillHoldRulesView }>(
    `select state - 'stateVersion' as state from bill_hold where tenant_id = $1 and id = $2`,
    [tenantId, billHoldIdOf(tenantId)],
    'bill-hold rules',
  );
  return row?.state ?? { rules: [] };
}

export const loadBillHoldRules = async (tx: Tx, tenantId: Uuid): Promise<readonly BillHoldRule[]> =>
  (await findBillHoldRules(tx, tenantId)).rules;

/** An encounter that keeps the rest of its account waiting: it is not final, or its bill-hold is not over. */
export const isUnready = (encounter: string, today: string): string =>
  `(${encounter}.status = 'held' and not (${encounter}.stage = 'coded' and coalesce(${encounter}.bill_hold_until, '') < ${today}))`;

/** Of these accounts those that a person holds, or that have encounters which are not final or within their bill-hold, but for those given. */
export async function openAccounts(
  tx: Tx,
  { tenantId, accountIds, but }: { tenantId: Uuid; accountIds: readonly Uuid[]; but: readonly Uuid[] },
): Promise<ReadonlySet<Uuid>> {
  if (accountIds.length === 0) return new Set();
  const rows = await tx.query<{ id: Uuid }>(
    `select id from billing_account where tenant_id = $1 and id = any ($2) and held
     union
     select account_id from encounter where tenant_id = $1 and account_id = any ($2) and id <> all ($3)
       and status = 'held' and not (stage = 'coded' and bill_hold_until is null)`,
    [tenantId, accountIds, but],
  );
  return new Set(rows.map(({ id }) => id));
}
