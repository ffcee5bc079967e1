import { z } from 'zod';
import { BillHoldRules, CalendarDate, Id, Instant } from '../shapes/index.js';
import { EncounterStage } from './encounters.js';

/** The rules of bill-hold that hold now; without any every encounter is released at once. */
export const BillHoldRulesView = BillHoldRules.extend({ changedAt: Instant.optional(), changedBy: z.string().optional() });
export type BillHoldRulesView = z.output<typeof BillHoldRulesView>;

const AccountEncounter = z.object({
  encounterId: Id,
  externalId: z.string(),
  stage: EncounterStage,
  billHoldUntil: CalendarDate.optional(),
  chargeCents: z.int(),
});

/** Encounters that are billed together, and whether they may be. */
export const BillingAccountView = z.object({
  billingCaseId: Id,
  sourceSystem: z.string(),
  billingAccountId: z.string(),
  state: z.enum(['empty', 'held', 'waiting', 'released']).meta({
    description: 'held: by a person; waiting: for encounters that are not final or whose bill-hold is not over.',
  }),
  hold: z.object({ reason: z.string(), by: z.string(), at: Instant }).optional(),
  waitingFor: z.array(Id).meta({ description: 'Its encounters that are not ready.' }),
  encounters: z.array(AccountEncounter),
});
export type BillingAccountView = z.output<typeof BillingAccountView>;
