import { createHmac } from 'node:crypto';
import type { Uuid } from '@claimstream/kernel';
import type { SampledBecause } from '../quality-review.js';

/** Which coded encounters of a tenant get a second look. */
export interface SamplingRule {
  /** Of all that coders make final, 0 to 100. */
  percent: number;
  /** The first so many of each coder are always looked at. */
  firstOfCoder: number;
  /** Everything of these coders is. */
  coders: string[];
  /** Everything in which a finding was overridden is. */
  whenOverridden: boolean;
  /** Everything that charges at least so much is. */
  chargeAtLeastCents?: number;
  /** Known to the service alone, so that nobody can tell beforehand what will be drawn. */
  seed: string;
  changedBy: string;
  changedAt: string;
}

export interface DrawFacts {
  encounterId: Uuid;
  draftRevision: number;
  coder: string;
  finalisedBefore: number;
  overridden: boolean;
  chargeCents: number;
}

/** Whether an encounter gets a second look and why; the same encounter at the same revision always the same. */
export function drawForQuality(facts: DrawFacts, rule: SamplingRule | undefined): SampledBecause | undefined {
  if (!rule) return undefined;
  if (rule.coders.includes(facts.coder)) return 'coder-named';
  if (facts.finalisedBefore < rule.firstOfCoder) return 'new-coder';
  if (rule.whenOverridden && facts.overridden) return 'override';
  if (rule.chargeAtLeastCents !== undefined && facts.chargeCents >= rule.chargeAtLeastCents) return 'charge';
  return ticketOf(facts, rule.seed) < rule.percent / 100 ? 'percent' : undefined;
}

/** A number from 0 to below 1, evenly spread, which only the holder of the seed can tell. */
export function ticketOf({ encounterId, draftRevision }: Pick<DrawFacts, 'encounterId' | 'draftRevision'>, seed: string): number {
  const digest = createHmac('sha256', seed).update(`${encounterId} ${draftRevision}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
