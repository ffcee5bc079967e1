import { z } from 'zod';
import { Text } from './primitives.js';

/** How an encounter is billed: by what kind of claim, and for hospitals whether it is a stay. */
export const BillingClass = z.enum(['professional', 'inpatient', 'outpatient']);
export type BillingClass = z.output<typeof BillingClass>;

const BillHoldRule = z.strictObject({
  billingClass: BillingClass,
  payerId: Text(80).optional().meta({ description: 'Absent: every payer that has no rule of its own.' }),
  days: z.int().min(0).max(60).meta({ description: 'So many days after service or discharge it may be billed; 0: at once.' }),
});
export type BillHoldRule = z.output<typeof BillHoldRule>;

/** How long final codes wait for late charges before they are released for billing. */
export const BillHoldRules = z.strictObject({ rules: z.array(BillHoldRule).max(1_000) });
export type BillHoldRules = z.output<typeof BillHoldRules>;
