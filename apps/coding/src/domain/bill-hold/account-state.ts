import type { BillingAccountView, EncounterStage } from '@claimstream/contracts';

/** How far an account has come: cancelled encounters do not count, and one that was released waits for nothing. */
export function accountStateOf({
  held,
  waiting,
  stages,
}: {
  held: boolean;
  waiting: number;
  stages: readonly EncounterStage[];
}): BillingAccountView['state'] {
  if (held) return 'held';
  const counted = stages.filter((stage) => stage !== 'cancelled');
  if (counted.length === 0) return 'empty';
  return waiting > 0 || counted.includes('coded') ? 'waiting' : 'released';
}
