import type { AdjustmentGroupCode } from '@claimstream/x12';

/** What a sandbox member id makes happen; `usual` for everybody else. */
export type Sandbox =
  | { kind: 'usual' | 'paid' | 'partial' | 'rejected' | 'file-rejected' | 'reversed' | 'unmatched' | 'poison' }
  | { kind: 'denied'; group: AdjustmentGroupCode; reason: string }
  | { kind: 'inactive' | 'down' };

const named: Readonly<Record<string, Exclude<Sandbox['kind'], 'denied'>>> = {
  'SBX-PAID': 'paid',
  'SBX-PARTIAL': 'partial',
  'SBX-REJECT': 'rejected',
  'SBX-999': 'file-rejected',
  'SBX-REVERSAL': 'reversed',
  'SBX-UNMATCHED': 'unmatched',
  'SBX-POISON': 'poison',
  'SBX-ELIG-INACTIVE': 'inactive',
  'SBX-ELIG-DOWN': 'down',
};

/** `SBX-DENY-CO50`: any group and adjustment reason code. A claim of an eligibility sandbox member is adjudicated as usual. */
export function sandboxOf(memberId: string | undefined): Sandbox {
  const denied = /^SBX-DENY-(CO|OA|PI|PR)([0-9A-Z]{1,5})$/.exec(memberId ?? '');
  if (denied) return { kind: 'denied', group: denied[1] as AdjustmentGroupCode, reason: denied[2]! };
  return { kind: named[memberId ?? ''] ?? 'usual' };
}
