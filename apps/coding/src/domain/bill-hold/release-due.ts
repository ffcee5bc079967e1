import type { Decision, Facts } from '@claimstream/messaging';
import type { EncounterRecord } from '../encounter-record.js';
import { verdictOf } from '../settle.js';
import { letGo, todayOf, waitsToBeReleased } from './hold-bill.js';

/** Releases an encounter whose bill-hold is over and whose account, if it has one, is complete; what changed meanwhile is left alone. */
export function releaseDue(known: EncounterRecord | undefined, { now }: Pick<Facts, 'now'>): Decision<EncounterRecord> {
  if (!known || !waitsToBeReleased(known)) return {};
  if (known.billHoldUntil !== undefined && known.billHoldUntil >= todayOf(now)) return {};
  const record = letGo(known);
  return { state: record, events: [verdictOf(record)] };
}

export type EarlyRelease =
  | { kind: 'released' | 'unchanged'; record: EncounterRecord }
  | { kind: 'unknown' }
  | { kind: 'refused'; code: 'BILL_HOLD_OVER' | 'ENCOUNTER_CANCELLED'; detail: string };

/**
 * A person does not want to wait for the days of bill-hold or the rest of the account. What is not final yet is released as soon as it is.
 */
export function releaseEarly(
  known: EncounterRecord | undefined,
  reason: string,
  { now, actor }: Pick<Facts, 'now' | 'actor'>,
): Decision<EncounterRecord, EarlyRelease> {
  if (!known) return { answer: { kind: 'unknown' } };
  if (known.billHoldReleased) return { answer: { kind: 'unchanged', record: known } };
  if (known.status === 'cancelled') return refused('ENCOUNTER_CANCELLED', 'The encounter was cancelled.');
  if (known.released || known.status !== 'held') return refused('BILL_HOLD_OVER', 'The encounter was released before.');

  const billHoldReleased = { reason, by: actor, at: now.toISOString() };
  if (!waitsToBeReleased(known)) {
    const { billHoldUntil: _until, waitsForAccount: _waits, ...kept } = known;
    const record = { ...kept, billHoldReleased };
    return { state: record, answer: { kind: 'released', record } };
  }
  const record = letGo({ ...known, billHoldReleased });
  return { state: record, events: [verdictOf(record)], answer: { kind: 'released', record } };
}

const refused = (
  code: Extract<EarlyRelease, { kind: 'refused' }>['code'],
  detail: string,
): Decision<EncounterRecord, EarlyRelease> => ({
  answer: { kind: 'refused', code, detail },
});
