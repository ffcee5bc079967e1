import { defineStore } from '@claimstream/messaging';
import type { BillingCase } from '../domain/billing-case.js';
import type { Claim } from '../domain/claim.js';

export const billingCases = defineStore<BillingCase>({
  name: 'billing-cases',
  table: 'billing_case',
  stateVersion: 1,
  upcasts: {},
});
export const claims = defineStore<Claim>({ name: 'claims', table: 'claim', stateVersion: 1, upcasts: {} });
