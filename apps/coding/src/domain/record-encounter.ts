import {
  ChargeChanged,
  EncounterCoded,
  EncounterHeld,
  EncounterRecorded,
  type Encounter,
  type Finding,
} from '@claimstream/contracts';
import type { CodeTables } from '@claimstream/code-sets';
import { calendarDateOf, type Uuid } from '@claimstream/kernel';
import type { Decision, Facts } from '@claimstream/messaging';
import { contentHashOf } from './content-hash.js';
import type { EarlierService } from './earlier-service.js';
import { billingCaseIdOf } from './encounter-ids.js';
import type { EncounterRecord } from './encounter-record.js';
import { overridesThatStand } from './overrides-that-stand.js';
import { type Review, reviewCodes, type ReviewFacts } from './review-codes.js';

/** What became of what a source system told us. */
export type Intake =
  | { kind: 'created' | 'revised' | 'unchanged'; record: EncounterRecord }
  | { kind: 'refused'; code: 'ENCOUNTER_CANCELLED' | 'BILLING_ACCOUNT_CHANGED'; detail: string };

export interface ToldEncounter {
  encounterId: Uuid;
  encounter: Encounter;
  tables: CodeTables;
  /** What other encounters of the patient did. */
  earlier: readonly EarlierService[];
  /** What was found on the way in, beside the edits; holds nothing. */
  findings?: readonly Finding[];
}

/**
 * Takes in what a source system tells of an encounter. The same content again changes nothing, but that what is held is looked at
 * once more (a day has come that was in the future). Other content is a new revision, is reviewed like the first, and after a release is
 * also told as a changed charge. A cancelled encounter stays cancelled.
 */
export function recordEncounter(
  known: EncounterRecord | undefined,
  { encounterId, encounter, tables, earlier, findings = [] }: ToldEncounter,
  { tenantId, now }: Pick<Facts, 'tenantId' | 'now'>,
): Decision<EncounterRecord, Intake> {
  const contentHash = contentHashOf(encounter);
  const billingCaseId = billingCaseIdOf(tenantId, encounter);
  if (known?.contentHash === contentHash) return reviewAgain(known, { today: latestDayOf(now), tables, earlier });
  if (known?.status === 'cancelled')
    return refused('ENCOUNTER_CANCELLED', 'The encounter was cancelled; send what is to be billed as another.');
  if (known && known.billingCaseId !== billingCaseId) {
    return refused('BILLING_ACCOUNT_CHANGED', 'An encounter stays with its billing account; cancel it and send it as another.');
  }

  const at = now.toISOString();
  const overrides = overridesThatStand(known?.overrides ?? [], { before: known?.encounter ?? encounter, after: encounter });
  const review = withFindings(reviewCodes(encounter, { today: latestDayOf(now), tables, earlier, overrides }), findings);
  const record: EncounterRecord = {
    encounterId,
    billingCaseId,
    revision: (known?.revision ?? 0) + 1,
    contentHash,
    encounter,
    released: known?.released === true || review.status === 'coded',
    recordedAt: known?.recordedAt ?? at,
    revisedAt: at,
    ...(overrides.length > 0 && { overrides }),
    ...stateOf(review),
  };
  return {
    state: record,
    events: eventsOf({ record, review, afterRelease: known?.released === true }),
    answer: { kind: known ? 'revised' : 'created', record },
  };
}

const withFindings = (review: Review, more: readonly Finding[]): Review =>
  more.length > 0 ? { ...review, findings: [...review.findings, ...more] } : review;

/** Time may have released what was held; nothing else changes by being told again. */
function reviewAgain(known: EncounterRecord, facts: ReviewFacts): Decision<EncounterRecord, Intake> {
  const { overrides } = known;
  const review = known.status === 'held' ? reviewCodes(known.encounter, { ...facts, overrides }) : undefined;
  if (known.status !== 'held' || review?.status !== 'coded') return { answer: { kind: 'unchanged', record: known } };
  const { waitingFor: _, ...kept } = known;
  const { findings, releases } = review;
  const record: EncounterRecord = { ...kept, status: 'coded', findings, releases, released: true };
  return { state: record, events: [verdictOf(record, review)], answer: { kind: 'unchanged', record } };
}

const refused = (code: Extract<Intake, { kind: 'refused' }>['code'], detail: string): Decision<EncounterRecord, Intake> => ({
  answer: { kind: 'refused', code, detail },
});

function stateOf(review: Review) {
  const { findings, releases } = review;
  return review.status === 'coded'
    ? { status: review.status, findings, releases }
    : { status: review.status, findings, releases, waitingFor: review.waitingFor };
}

/** In the order in which readers need them: what was told, that it changes a bill, and whether it may be billed. */
function eventsOf({ record, review, afterRelease }: { record: EncounterRecord; review: Review; afterRelease: boolean }) {
  const { encounterId, revision, billingCaseId, encounter } = record;
  const facts = { encounterId, revision, billingCaseId };
  return [
    EncounterRecorded.of({ ...facts, encounter }),
    ...(afterRelease ? [ChargeChanged.of({ ...facts, encounter })] : []),
    verdictOf(record, review),
  ];
}

/** Whether it may be billed, as the other services hear it. */
function verdictOf({ encounterId, revision, billingCaseId, encounter, overrides }: EncounterRecord, review: Review) {
  const facts = { encounterId, revision, billingCaseId };
  return review.status === 'coded'
    ? EncounterCoded.of({
        ...facts,
        encounter,
        ...(overrides && { overrides }),
        findings: review.findings,
        releases: review.releases,
      })
    : EncounterHeld.of({ ...facts, waitingFor: review.waitingFor, reasons: review.reasons });
}

const fourteenHoursMs = 14 * 3_600_000;

/** The day that it is by then anywhere on earth (UTC+14). */
const latestDayOf = (now: Date) => calendarDateOf(new Date(now.getTime() + fourteenHoursMs));
