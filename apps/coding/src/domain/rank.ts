import type { Encounter } from '@claimstream/contracts';

const dayMs = 24 * 3_600_000;
/** So much of a charge moves an encounter a day forward. */
const centsPerDay = 100_000;
/** However much it is worth, it passes nothing that has waited this much longer. */
const mostDays = 30;

/**
 * The place of an encounter in a worklist: oldest and most valuable first. It ranks as if it had come a day earlier for each 1,000 dollars
 * of charge, at most 30 days. The order of two encounters never changes while they wait, so that it can be kept in an index, and nothing starves.
 */
export function rankOf(encounter: Pick<Encounter, 'serviceLines'>, recordedAt: string): string {
  const days = Math.min(totalChargeCents(encounter) / centsPerDay, mostDays);
  return new Date(Date.parse(recordedAt) - Math.round(days * dayMs)).toISOString();
}

export function totalChargeCents({ serviceLines }: Pick<Encounter, 'serviceLines'>): number {
  let total = 0;
  for (const { chargeAmountCents } of serviceLines) total += chargeAmountCents;
  return total;
}
