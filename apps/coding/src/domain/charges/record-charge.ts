import type { Charge } from '@claimstream/contracts';
import { canonicalJson } from '@claimstream/kernel';
import type { Decision, Facts } from '@claimstream/messaging';
import type { ChargeRecord, Grouping } from './charge-record.js';

export type ChargeIntake =
  { kind: 'created' | 'revised' | 'unchanged'; record: ChargeRecord } | { kind: 'refused'; code: 'CHARGE_MOVED'; detail: string };

/** Where a charge stands before anybody has looked for its encounter. */
const unplaced: Grouping = { state: 'waiting', findings: [] };

/** Takes in what a department tells of a charge. The same content again changes nothing; other content is a new revision. */
export function recordCharge(
  known: ChargeRecord | undefined,
  { charge, ...ids }: { charge: Charge } & Pick<ChargeRecord, 'chargeId' | 'encounterId'>,
  { now }: Pick<Facts, 'now'>,
): Decision<ChargeRecord, ChargeIntake> {
  if (known && known.encounterId !== ids.encounterId) {
    const detail = 'A charge stays with its encounter or order; say that it was entered in error and send it as another.';
    return { answer: { kind: 'refused', code: 'CHARGE_MOVED', detail } };
  }
  if (known && canonicalJson(known.charge) === canonicalJson(charge)) return { answer: { kind: 'unchanged', record: known } };

  const at = now.toISOString();
  const record: ChargeRecord = {
    ...ids,
    revision: (known?.revision ?? 0) + 1,
    charge,
    ...(known?.hold && { hold: known.hold }),
    grouping: known?.grouping ?? unplaced,
    recordedAt: known?.recordedAt ?? at,
    revisedAt: at,
  };
  return { state: record, answer: { kind: known ? 'revised' : 'created', record } };
}

/** Keeps where a charge came to stand; nothing is written where it stands there already. */
export function noteGrouping(
  known: ChargeRecord | undefined,
  grouping: Grouping | undefined,
): Decision<ChargeRecord, ChargeRecord> {
  if (!known || !grouping || canonicalJson(known.grouping) === canonicalJson(grouping))
    return { ...(known && { answer: known }) };
  const record = { ...known, grouping };
  return { state: record, answer: record };
}

/** What became of a wish to stop a charge or let it go; the same again changes nothing. */
export function holdCharge(
  known: ChargeRecord | undefined,
  { held, reason }: { held: boolean; reason: string },
  { now, actor }: Pick<Facts, 'now' | 'actor'>,
): Decision<ChargeRecord, ChargeRecord> {
  if (!known) return {};
  if (held === (known.hold !== undefined)) return { answer: known };
  const { hold: _, ...free } = known;
  const record: ChargeRecord = held ? { ...free, hold: { reason, by: actor, at: now.toISOString() } } : free;
  return { state: record, answer: record };
}
