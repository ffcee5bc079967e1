import { z } from 'zod';
import { Cents, ClaimContent, Finding, Id, Instant } from '../shapes/index.js';

/** A claim in a list: enough to choose one. */
export const ClaimSummary = z.object({
  claimId: Id,
  tenantId: Id,
  status: z.string(),
  kind: z.enum(['professional', 'institutional']),
  patientControlNumber: z.string(),
  payerId: z.string(),
  payerName: z.string(),
  encounterIds: z.array(Id),
  totalChargeCents: Cents,
  paidCents: Cents,
  openCents: Cents,
  reasons: z.array(z.string()).meta({ description: 'Codes of what holds it or was found.' }),
});
export type ClaimSummary = z.output<typeof ClaimSummary>;

export const NextAction = z.object({
  owner: z.enum(['biller', 'payer', 'patient', 'nobody']),
  reason: z.string(),
});
export type NextAction = z.output<typeof NextAction>;

/** A claim, whole: what it says, how far it has come, what was found, what was paid. */
export const ClaimView = z.object({
  claimId: Id,
  tenantId: Id,
  version: z.int().meta({ description: 'For If-Match: a correction names the version that it corrects.' }),
  status: z.string(),
  content: ClaimContent,
  submission: z.object({
    status: z.string(),
    submissionId: Id.optional(),
    timesSent: z.int(),
    payerClaimControlNumber: z.string().optional(),
  }),
  adjudication: z.object({ status: z.string(), paidCents: Cents, patientResponsibilityCents: Cents, openCents: Cents }),
  findings: z.array(Finding),
  overrides: z.array(z.string()),
  changeAfterBilling: z.enum(['replace', 'void']).optional(),
  nextAction: NextAction,
  timeline: z.string().meta({ description: 'Where its timeline is.' }),
});
export type ClaimView = z.output<typeof ClaimView>;

/** One line of a claim's timeline. */
export const TimelineEntryView = z.object({
  entryId: Id,
  at: Instant,
  kind: z.string().meta({ description: 'An event type, or what a person did (claim-corrected, claim-released).' }),
  actor: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type TimelineEntryView = z.output<typeof TimelineEntryView>;
