import { z } from 'zod';
import { BillingClass, Id } from '../shapes/index.js';
import { EncounterStage } from './encounters.js';

/** Why something that was done is not billed yet. */
export const DnfbReason = z.enum(['documentation', 'coding', 'query', 'edit', 'hold', 'hold-days', 'released-since']).meta({
  description:
    'documentation: lacks what the provider or registration knows; coding: wants codes, or a second look; query: a question to the provider is open; ' +
    'edit: coded, and an edit stops it; hold: a person stopped it; hold-days: final, within its bill-hold or waiting for its account; ' +
    'released-since: released after the day of the report.',
});
export type DnfbReason = z.output<typeof DnfbReason>;

const DnfbPart = {
  encounters: z.int().min(0),
  chargeCents: z.int(),
  days: z.number().optional(),
  oldestServiceDate: z.string().optional(),
};

/** Discharged (or served) and not released for billing. */
export const DnfbReport = z.object({
  asOf: z.string(),
  definition: z.string(),
  days: z.number().optional().meta({ description: 'numeratorCents / denominatorCents; absent without revenue.' }),
  numeratorCents: z.int().meta({ description: 'Gross charges that are not billed.' }),
  denominatorCents: z.int().meta({ description: 'Average gross charges of a day, over the 90 days that end with asOf.' }),
  encounters: z.int().min(0),
  reasons: z.array(z.object({ reason: DnfbReason, ...DnfbPart })),
  classes: z.array(z.object({ billingClass: BillingClass, ...DnfbPart })),
});
export type DnfbReport = z.output<typeof DnfbReport>;

/** An encounter that the numerator counts. */
export const DnfbEncounter = z.object({
  encounterId: Id,
  externalId: z.string(),
  reason: DnfbReason,
  billingClass: BillingClass,
  stage: EncounterStage,
  serviceDate: z.string(),
  chargeCents: z.int(),
  findings: z.array(z.string()).meta({ description: 'Codes of what holds it.' }),
});
export type DnfbEncounter = z.output<typeof DnfbEncounter>;

/** What was charged late or not at all, for services of a time. */
export const ChargeCaptureReport = z.object({
  from: z.string(),
  to: z.string(),
  definition: z.string(),
  encounters: z.int().min(0),
  withoutCharges: z.int().min(0),
  chargesWaiting: z.int().min(0).meta({ description: 'Charges of the time whose encounter has not come.' }),
  chargeLag: z.object({ count: z.int().min(0), medianDays: z.number().optional(), p90Days: z.number().optional() }),
  lateCharges: z.object({
    numeratorCents: z.int(),
    denominatorCents: z.int(),
    ratio: z.number().optional().meta({ description: 'numeratorCents / denominatorCents; absent where nothing was released.' }),
    encounters: z.int().min(0),
    addedLines: z.int().min(0),
    removedCents: z.int().min(0).meta({ description: 'What was taken off after the release; not in the numerator.' }),
  }),
});
export type ChargeCaptureReport = z.output<typeof ChargeCaptureReport>;

/** An encounter that a figure of the charge capture report counts. */
export const ChargeCaptureEncounter = z.object({
  encounterId: Id,
  externalId: z.string(),
  stage: EncounterStage,
  serviceDate: z.string(),
  chargeCents: z.int(),
  lateCents: z.int(),
});
export type ChargeCaptureEncounter = z.output<typeof ChargeCaptureEncounter>;
