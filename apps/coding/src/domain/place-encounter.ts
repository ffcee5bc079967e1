import type { Finding } from '@claimstream/contracts';
import type { CodeTables } from '@claimstream/code-sets';
import { latestDayOf } from '@claimstream/kernel';
import { type BillHoldFacts, letGo, todayOf, waitsToBeReleased, withBillHold } from './bill-hold/hold-bill.js';
import type { EarlierService } from './earlier-service.js';
import type { HeldEncounter, Recorded } from './encounter-record.js';
import { reviewCodes, type ReviewFacts } from './review-codes.js';
import { settle, type SettledEncounter } from './settle.js';

/** What decides where an encounter stands, besides what is known of itself. */
export interface PlacingFacts {
  readonly now: Date;
  readonly tables: CodeTables;
  /** What other encounters of the patient did. */
  readonly earlier: readonly EarlierService[];
  /** What was found beside the edits; holds nothing. */
  readonly findings: readonly Finding[];
  readonly billHold: BillHoldFacts;
}

/** Runs the edits over an encounter that was told or worked on, counts its bill-hold, and says where it now stands. */
export function placeEncounter(recorded: Recorded, { now, tables, earlier, findings, billHold }: PlacingFacts): SettledEncounter {
  const held = withBillHold(recorded, billHold, todayOf(now));
  const waiting = reviewed(held, { today: latestDayOf(now), tables, earlier }, findings);
  return isDue(waiting, billHold) ? letGo(waiting) : waiting;
}

/** Whether it only waits for an account that is complete with it. */
const isDue = (record: SettledEncounter, { accountIsOpen }: BillHoldFacts): record is HeldEncounter & { stage: 'coded' } =>
  waitsToBeReleased(record) && record.billHoldUntil === undefined && !accountIsOpen;

/** Runs the edits, with the answers that people gave to findings, and says where the encounter stands; `more` are warnings from elsewhere. */
export function reviewed(
  recorded: Recorded,
  facts: Omit<ReviewFacts, 'overrides'>,
  more: readonly Finding[] = [],
): SettledEncounter {
  const review = reviewCodes(recorded.encounter, { ...facts, overrides: recorded.overrides });
  return settle(recorded, more.length > 0 ? { ...review, findings: [...review.findings, ...more] } : review);
}
