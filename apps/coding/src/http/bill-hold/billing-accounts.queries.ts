import type { BillingAccountView } from '@claimstream/contracts';
import type { CalendarDate, Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { BillingAccount } from '../../domain/bill-hold/billing-account.js';
import { accountStateOf } from '../../domain/bill-hold/account-state.js';
import { isUnready } from '../../store/bill-hold/bill-hold.queries.js';

type EncounterRow = BillingAccountView['encounters'][number] & { unready: boolean };

export interface WantedAccount {
  readonly tenantId: Uuid;
  readonly billingCaseId: Uuid;
  readonly sourceSystem: string;
  readonly billingAccountId: string;
  readonly today: CalendarDate;
}

/** The account with its encounters, the first recorded first; undefined when nobody has spoken of it. */
export async function findBillingAccount(tx: Tx, wanted: WantedAccount): Promise<BillingAccountView | undefined> {
  const { tenantId, billingCaseId, sourceSystem, billingAccountId, today } = wanted;
  const [account] = await tx.query<{ hold?: BillingAccount['hold'] }>(
    `select state -> 'hold' as hold from billing_account where tenant_id = $1 and id = $2`,
    [tenantId, billingCaseId],
  );
  const rows = await tx.query<EncounterRow>(
    `select id as "encounterId", state #>> '{encounter,externalId}' as "externalId", stage, bill_hold_until as "billHoldUntil",
            charge_cents as "chargeCents", ${isUnready('e', '$3')} as unready
     from encounter e where tenant_id = $1 and account_id = $2 order by recorded_at, id`,
    [tenantId, billingCaseId, today],
  );
  if (!account && rows.length === 0) return undefined;

  const encounters = rows.map(({ unready: _, billHoldUntil, ...row }) => ({ ...row, ...(billHoldUntil && { billHoldUntil }) }));
  const waitingFor = rows.filter(({ unready }) => unready).map(({ encounterId }) => encounterId);
  const hold = account?.hold ?? undefined;
  const state = accountStateOf({ held: hold !== undefined, waiting: waitingFor.length, stages: rows.map(({ stage }) => stage) });
  return { billingCaseId, sourceSystem, billingAccountId, state, ...(hold && { hold }), waitingFor, encounters };
}
