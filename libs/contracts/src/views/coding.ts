import { z } from 'zod';
import { CalendarDate, Cents, CoderCodes, Id, Instant, Npi, personal, QuickPick } from '../shapes/index.js';
import { EncounterStage, EncounterSummary } from './encounters.js';

/** An encounter that waits for a person, in its place: enough to choose it. */
export const WorklistItem = EncounterSummary.extend({
  ranksAt: Instant.meta({
    description: 'The earlier, the sooner: when it came, a day earlier for each 1,000 dollars, at most 30.',
  }),
  totalChargeCents: Cents,
  payerId: z.string().optional(),
  assignedTo: z.string().optional(),
  lease: z.object({ coder: z.string(), until: Instant }).optional(),
  queryDueDate: CalendarDate.optional().meta({ description: 'The earliest day by which a provider is to answer.' }),
});
export type WorklistItem = z.output<typeof WorklistItem>;

/** How much waits in a worklist and why; an encounter counts under each of its reasons. */
export const WorklistCounts = z.object({
  encounters: z.int(),
  totalChargeCents: Cents,
  unassigned: z.int(),
  reasons: z.array(z.object({ code: z.string(), encounters: z.int(), totalChargeCents: Cents })),
});
export type WorklistCounts = z.output<typeof WorklistCounts>;

/** A query as its provider's system wants it: what is asked, what was answered. */
const QueryChange = z.object({
  queryId: Id,
  status: z.enum(['open', 'answered', 'withdrawn']),
  providerNpi: Npi,
  question: personal(z.string()),
  dueDate: CalendarDate,
  answer: personal(z.string()).optional(),
});

/** What became of an encounter, for the record that it came from. */
export const EncounterChange = EncounterSummary.extend({
  revisedAt: Instant,
  released: z.boolean(),
  codes: CoderCodes.optional().meta({ description: 'The final codes; absent until they are final.' }),
  coder: z.string().optional(),
  queries: z.array(QueryChange),
});
export type EncounterChange = z.output<typeof EncounterChange>;

/** Encounters that changed, in the order of their changes, each once with what it has become. `nextCursor` is always there: keep it and ask again with it. */
export const EncounterChanges = z.object({
  items: z.array(EncounterChange),
  nextCursor: z.string(),
  more: z.boolean().meta({ description: 'Whether there is more to read now.' }),
});
export type EncounterChanges = z.output<typeof EncounterChanges>;

/** How much of a coder's work was right, of what reviewers looked at in a period: sums that can be added up. */
export const CoderAccuracy = z.object({
  coder: z.string(),
  reviews: z.int(),
  agreedCodes: z.int(),
  reviewedCodes: z.int(),
  accuracy: z.number().meta({ description: 'agreedCodes / reviewedCodes' }),
  kinds: z.record(z.string(), z.int()).meta({ description: 'How many codes were wrong in which way.' }),
});
export type CoderAccuracy = z.output<typeof CoderAccuracy>;

/** Which coded encounters get a second look. The seed that draws them is shown to nobody. */
export const SamplingRuleView = z.object({
  percent: z.number(),
  firstOfCoder: z.int(),
  coders: z.array(z.string()),
  whenOverridden: z.boolean(),
  chargeAtLeastCents: Cents.optional(),
  changedBy: z.string().optional(),
  changedAt: Instant.optional(),
});
export type SamplingRuleView = z.output<typeof SamplingRuleView>;

const AuditCriteria = z.strictObject({
  releasedFrom: CalendarDate.optional(),
  releasedTo: CalendarDate.optional(),
  coder: z.string().max(200).optional(),
  providerNpi: Npi.optional(),
  payerId: z.string().max(80).optional(),
  kind: z.enum(['professional', 'institutional']).optional(),
  code: z
    .string()
    .max(20)
    .toUpperCase()
    .optional()
    .meta({ description: 'A procedure, DRG or diagnosis, written without the point.' }),
  findingCode: z.string().max(60).optional().meta({ description: 'What the edits said of it.' }),
  outlierPercent: z.number().gt(0).max(100).optional().meta({ description: '5: only the most expensive 5 per cent.' }),
});

/** A sample of released encounters that somebody is to look at. */
export const AuditOrder = z.strictObject({
  name: z.string().trim().min(1).max(200).meta({ description: 'Nothing personal.' }),
  criteria: AuditCriteria.default({}),
  size: z.int().min(1).max(500),
  seed: z.string().min(1).max(100).optional().meta({ description: 'The same seed draws the same sample; absent: a new one.' }),
});
export type AuditOrder = z.output<typeof AuditOrder>;

export const AuditSummaryView = z.object({
  cases: z.int(),
  reviewed: z.int(),
  supported: z.int(),
  overCoded: z.int(),
  underCoded: z.int(),
  otherErrors: z.int(),
  overchargedCents: Cents,
  underchargedCents: Cents,
  openFollowUps: z.int(),
});

const FollowUpView = z.object({
  followUpId: Id,
  what: z.string(),
  who: z.string(),
  dueDate: CalendarDate.optional(),
  openedBy: z.string(),
  openedAt: Instant,
  status: z.enum(['open', 'done']),
  doneBy: z.string().optional(),
  doneAt: Instant.optional(),
});

/** An internal audit: what was drawn from what, what was found, and what has to be done. */
export const AuditView = z.object({
  auditId: Id,
  name: z.string(),
  criteria: AuditCriteria,
  size: z.int(),
  seed: z.string(),
  population: z.int().meta({ description: 'How many encounters the sample was drawn from.' }),
  drawnBy: z.string(),
  drawnAt: Instant,
  summary: AuditSummaryView,
  cases: z.array(
    z.object({
      encounterId: Id,
      chargeCents: Cents,
      result: z
        .object({
          finding: z.enum(['supported', 'over-coded', 'under-coded', 'other-error']),
          overchargedCents: Cents,
          note: personal(z.string()).optional(),
          reviewer: z.string(),
          at: Instant,
        })
        .optional(),
      followUps: z.array(FollowUpView),
    }),
  ),
});
export type AuditView = z.output<typeof AuditView>;

export const AuditSummaryItem = AuditView.omit({ cases: true, criteria: true, seed: true });
export type AuditSummaryItem = z.output<typeof AuditSummaryItem>;

/** What another encounter of the same patient was coded with, to be copied from. */
export const PriorCodes = z.object({
  encounterId: Id,
  dateOfService: CalendarDate,
  stage: EncounterStage,
  codes: CoderCodes,
});
export type PriorCodes = z.output<typeof PriorCodes>;

export const QuickPickView = QuickPick.extend({
  quickPickId: Id,
  shared: z.boolean().meta({ description: "The department's; else the caller's own." }),
  changedAt: Instant,
});
export type QuickPickView = z.output<typeof QuickPickView>;
