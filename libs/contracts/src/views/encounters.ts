import { z } from 'zod';
import { CodeAttribution, CodeVerdict, Encounter, Finding, Id, Instant, Override, ProviderQuery } from '../shapes/index.js';

const EncounterStatus = z.enum(['coded', 'held', 'cancelled']);
const WaitingFor = z.enum(['coder', 'provider']);

/** Where an encounter stands on its way to a bill; a status is made of several of them. */
export const EncounterStage = z
  .enum([
    'incomplete',
    'ready-to-code',
    'in-coding',
    'query-open',
    'on-hold',
    'qa-review',
    'coded',
    'charge-changed',
    'released',
    'not-billable',
    'cancelled',
  ])
  .meta({
    description:
      'held is one of incomplete (lacks what the provider or registration knows), ready-to-code, in-coding (a draft), query-open, on-hold, qa-review, ' +
      'coded (final, within its bill-hold days) and charge-changed (released before, and changed since); coded is released or not-billable.',
  });
export type EncounterStage = z.output<typeof EncounterStage>;

/** What became of an encounter that was sent. Nothing in it is personal. */
export const EncounterReceipt = z.object({
  encounterId: Id,
  billingCaseId: Id,
  revision: z.int().min(1),
  outcome: z.enum(['created', 'revised', 'unchanged']).meta({
    description: 'unchanged: the same content had been sent before, nothing was done.',
  }),
  status: EncounterStatus,
  stage: EncounterStage,
  waitingFor: WaitingFor.optional(),
  findings: z.array(Finding).meta({ description: 'Errors hold it, all at once; warnings do not.' }),
});
export type EncounterReceipt = z.output<typeof EncounterReceipt>;

const ItemFault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** What became of one encounter of a batch; `index` is its place in the request, the first is 0. */
export const EncounterBatchResult = z.discriminatedUnion('outcome', [
  EncounterReceipt.omit({ outcome: true }).extend({
    index: z.int().min(0),
    outcome: EncounterReceipt.shape.outcome,
  }),
  z.object({
    index: z.int().min(0),
    outcome: z.literal('invalid'),
    problem: z.object({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      code: z.string(),
      detail: z.string(),
      errors: z.array(ItemFault).optional(),
    }),
  }),
]);
export type EncounterBatchResult = z.output<typeof EncounterBatchResult>;

export const EncounterBatchReceipt = z.object({ results: z.array(EncounterBatchResult) });
export type EncounterBatchReceipt = z.output<typeof EncounterBatchReceipt>;

/** What would become of an encounter if it were sent, by a dry run. */
export const EncounterCheck = z.object({
  index: z.int().min(0).meta({ description: 'Its place in the request, the first is 0.' }),
  encounterId: Id.optional().meta({ description: 'The id that it has, or would have.' }),
  outcome: z
    .enum(['coded', 'held', 'rejected'])
    .meta({ description: 'rejected: it does not have the shape of an encounter; the findings are its faults.' }),
  waitingFor: WaitingFor.optional(),
  findings: z.array(Finding).meta({ description: 'All that the edits find, at once.' }),
  releases: z.record(z.string(), z.string()).meta({ description: 'The code-set releases in force for it, by set.' }),
});
export type EncounterCheck = z.output<typeof EncounterCheck>;

export const EncounterCheckReport = z.object({ results: z.array(EncounterCheck) });
export type EncounterCheckReport = z.output<typeof EncounterCheckReport>;

/** An encounter in a list: enough to choose one. */
export const EncounterSummary = z.object({
  encounterId: Id,
  tenantId: Id,
  billingCaseId: Id,
  revision: z.int().min(1),
  kind: z.enum(['professional', 'institutional']),
  sourceSystem: z.string(),
  externalId: z.string(),
  status: EncounterStatus,
  stage: EncounterStage,
  waitingFor: WaitingFor.optional(),
  reasons: z.array(z.string()).meta({ description: 'Codes of what was found.' }),
  recordedAt: Instant,
});
export type EncounterSummary = z.output<typeof EncounterSummary>;

/** How far a coder's work on an encounter is. */
export const CodingView = z.object({
  state: z.enum(['draft', 'final']),
  coder: z.string(),
  savedAt: Instant,
  finalisedAt: Instant.optional(),
  answeredProblems: z.array(z.int()),
  attribution: z.array(CodeAttribution),
  sourceChange: z
    .object({ revision: z.int(), at: Instant, paths: z.array(z.string()) })
    .optional()
    .meta({ description: 'The source system changed what had been coded; the codes were kept and want another look.' }),
  reopened: z.object({ reason: z.string(), by: z.string(), at: Instant }).optional(),
});
export type CodingView = z.output<typeof CodingView>;

/** A second look at a coder's codes. */
export const QualityView = z.object({
  state: z.enum(['pending', 'passed', 'returned']),
  coder: z.string(),
  reviewedBy: z.string().optional(),
  reviewedAt: Instant.optional(),
  verdicts: z.array(CodeVerdict).optional(),
});

/** An encounter, whole: what is to be billed, what the source system told, how far the coder's work is, and what the review found. */
export const EncounterView = z.object({
  encounterId: Id,
  tenantId: Id,
  billingCaseId: Id,
  revision: z.int().min(1),
  status: EncounterStatus,
  stage: EncounterStage,
  waitingFor: WaitingFor.optional(),
  reason: z.string().optional().meta({ description: 'Why it was cancelled.' }),
  findings: z.array(Finding),
  released: z.boolean().meta({ description: 'A revision of it was released for billing.' }),
  draftRevision: z.int().min(1).meta({
    description: 'Counts every change of what is to be coded; a save of codes names it as its expectedRevision.',
  }),
  recordedAt: Instant,
  revisedAt: Instant,
  encounter: Encounter.meta({ description: "As it is to be billed: with the coder's codes in their places." }),
  told: Encounter.optional().meta({ description: 'What the source system told, where a coder coded something else.' }),
  assignedTo: z.string().optional(),
  lease: z.object({ coder: z.string(), until: Instant }).optional(),
  hold: z.object({ reason: z.string(), by: z.string(), at: Instant }).optional(),
  billHoldUntil: z.string().optional().meta({ description: 'Last day of its bill-hold; it is released on the day after.' }),
  waitsForAccount: z
    .boolean()
    .optional()
    .meta({ description: 'It is released together with the encounters of its billing account.' }),
  billHoldReleased: z.object({ reason: z.string(), by: z.string(), at: Instant }).optional(),
  queries: z.array(ProviderQuery),
  coding: CodingView.optional(),
  quality: QualityView.optional(),
  overrides: z.array(Override).optional(),
  releases: z.record(z.string(), z.string()).optional().meta({ description: 'Code-set releases that the review used, by set.' }),
});
export type EncounterView = z.output<typeof EncounterView>;
