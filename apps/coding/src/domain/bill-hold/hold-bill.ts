import type { BillHoldRule, Encounter } from '@claimstream/contracts';
import { addDays, type CalendarDate, calendarDateOf } from '@claimstream/kernel';
import type { EncounterRecord, HeldEncounter, Recorded } from '../encounter-record.js';
import { recordedOf } from '../encounter-record.js';
import { settle, type SettledEncounter } from '../settle.js';
import { billingClassOf, lastDayOf } from './billing-class.js';

/** What decides how long the final codes of an encounter wait. */
export interface BillHoldFacts {
  readonly rules: readonly BillHoldRule[];
  /** Whether other encounters of its billing account are not final, or a person holds the account. */
  readonly accountIsOpen: boolean;
}

export const nothingHeld: BillHoldFacts = { rules: [], accountIsOpen: false };

/** The days of bill-hold: those of the payer for this class, else of the class. */
export function holdDaysOf(encounter: Encounter, rules: readonly BillHoldRule[]): number {
  const billingClass = billingClassOf(encounter);
  const payerId = encounter.subscriberPrimary?.insuranceCard.payerId;
  const ofClass = rules.filter((rule) => rule.billingClass === billingClass);
  const rule =
    ofClass.find((each) => each.payerId !== undefined && each.payerId === payerId) ??
    ofClass.find((each) => each.payerId === undefined);
  return rule?.days ?? 0;
}

/**
 * What is told of an encounter before it is settled: until when it is held and whether it waits for its account. What was released before,
 * or nobody is billed for, waits for neither, and neither does what a person let go.
 */
export function withBillHold(recorded: Recorded, { rules }: Pick<BillHoldFacts, 'rules'>, today: CalendarDate): Recorded {
  const { billHoldUntil: _until, waitsForAccount: _waits, ...kept } = recorded;
  const { encounter, released, billHoldReleased } = recorded;
  if (released || billHoldReleased || encounter.billableStatus === 'NOT_BILLABLE') return kept;
  const days = holdDaysOf(encounter, rules);
  const billHoldUntil = addDays(lastDayOf(encounter), days - 1);
  return {
    ...kept,
    ...(days > 0 && billHoldUntil >= today && { billHoldUntil }),
    ...(encounter.billingAccountId !== undefined && { waitsForAccount: true }),
  };
}

/** Whether an encounter that is final waits for nothing but days or its account. */
export const waitsToBeReleased = (record: EncounterRecord): record is HeldEncounter & { stage: 'coded' } =>
  record.status === 'held' && record.stage === 'coded';

/** Lets go what is final: no bill-hold, no account. The codes were reviewed when they became final, and are not reviewed again. */
export function letGo(record: HeldEncounter): SettledEncounter {
  const { billHoldUntil: _until, waitsForAccount: _waits, ...recorded } = recordedOf(record);
  const findings = record.findings.filter(({ code }) => !releaseWaits.includes(code));
  return settle(recorded, { status: 'coded', findings, releases: recorded.releases ?? {} });
}

/** The findings that say that an encounter is final and waits. */
export const releaseWaits: readonly string[] = ['BILL_HOLD', 'ACCOUNT_INCOMPLETE'];

/** Days are those of UTC: an evening in America is the next day already. */
export const todayOf = (now: Date): CalendarDate => calendarDateOf(now);
