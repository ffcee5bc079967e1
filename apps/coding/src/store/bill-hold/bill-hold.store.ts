import type { BillHoldRulesView } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';
import { defineStore } from '@claimstream/messaging';
import type { BillingAccount } from '../../domain/bill-hold/billing-account.js';

/** The rules of bill-hold, one set for a tenant. */
export const billHolds = defineStore<BillHoldRulesView>({ name: 'bill-holds', table: 'bill_hold', stateVersion: 1, upcasts: {} });

export const billHoldIdOf = (tenantId: Uuid): Uuid => derivedId(tenantId, 'bill-hold');

/** Accounts that somebody has held at some time; an account that nobody touched has no row. */
export const billingAccounts = defineStore<BillingAccount>({
  ...{ name: 'billing-accounts', table: 'billing_account', stateVersion: 1, upcasts: {} },
});
