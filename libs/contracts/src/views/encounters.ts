import { z } from 'zod';
import { Encounter, Finding, Id, Instant } from '../shapes/index.js';

const EncounterStatus = z.enum(['coded', 'held', 'cancelled']);
const WaitingFor = z.enum(['coder', 'provider']);

/** What became of an encounter that was sent. Nothing in it is personal. */
export const EncounterReceipt = z.object({
  encounterId: Id,
  billingCaseId: Id,
  revision: z.int().min(1),
  outcome: z.enum(['created', 'revised', 'unchanged']).meta({
    description: 'unchanged: the same content had been sent before, nothing was done.',
  }),
  status: EncounterStatus,
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
  waitingFor: WaitingFor.optional(),
  reasons: z.array(z.string()).meta({ description: 'Codes of what was found.' }),
  recordedAt: Instant,
});
export type EncounterSummary = z.output<typeof EncounterSummary>;

/** An encounter, whole: what the source system told, and what the review found. */
export const EncounterView = z.object({
  encounterId: Id,
  tenantId: Id,
  billingCaseId: Id,
  revision: z.int().min(1),
  status: EncounterStatus,
  waitingFor: WaitingFor.optional(),
  reason: z.string().optional().meta({ description: 'Why it was cancelled.' }),
  findings: z.array(Finding),
  released: z.boolean().meta({ description: 'A revision of it was released for billing.' }),
  recordedAt: Instant,
  revisedAt: Instant,
  encounter: Encounter,
});
export type EncounterView = z.output<typeof EncounterView>;
