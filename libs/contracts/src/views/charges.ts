import { z } from 'zod';
import { Charge, ChargeStatus, Finding, Id, Instant } from '../shapes/index.js';

/** Where a charge stands: on an encounter, or why not. */
export const ChargeGrouping = z.enum(['grouped', 'waiting', 'held', 'error', 'not-billed']).meta({
  description:
    'grouped: on its encounter; waiting: for an encounter that has not come; held: by a person; error: it cannot be put on it, the findings say why; ' +
    'not-billed: its status is not billable.',
});
export type ChargeGrouping = z.output<typeof ChargeGrouping>;

const facts = {
  chargeId: Id,
  encounterId: Id.meta({ description: 'The encounter that it is billed with, also while that has not come.' }),
  revision: z.int().min(1),
  status: ChargeStatus,
  grouping: ChargeGrouping,
  findings: z.array(Finding),
};

/** What became of a charge that was sent. */
export const ChargeReceipt = z.object({ ...facts, outcome: z.enum(['created', 'revised', 'unchanged']) });
export type ChargeReceipt = z.output<typeof ChargeReceipt>;

const Fault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** What became of one charge of a batch; `index` is its place in the request. */
export const ChargeBatchResult = z.discriminatedUnion('outcome', [
  ChargeReceipt.extend({ index: z.int().min(0) }),
  z.object({ index: z.int().min(0), outcome: z.literal('invalid'), errors: z.array(Fault) }),
  z.object({ index: z.int().min(0), outcome: z.literal('refused'), code: z.string(), detail: z.string() }),
]);
export type ChargeBatchResult = z.output<typeof ChargeBatchResult>;

export const ChargeBatchReceipt = z.object({ results: z.array(ChargeBatchResult) });
export type ChargeBatchReceipt = z.output<typeof ChargeBatchReceipt>;

/** A charge, whole. */
export const ChargeView = z.object({
  ...facts,
  hold: z.object({ reason: z.string(), by: z.string(), at: Instant }).optional(),
  recordedAt: Instant,
  revisedAt: Instant,
  charge: Charge,
});
export type ChargeView = z.output<typeof ChargeView>;

/** A charge in a list: nothing of it is personal. */
export const ChargeSummary = z.object({
  ...facts,
  sourceSystem: z.string(),
  externalId: z.string(),
  serviceDate: z.string(),
  recordedAt: Instant,
});
export type ChargeSummary = z.output<typeof ChargeSummary>;
