import { type Announcement, EncounterRecorded, type Encounter, type Finding } from '@claimstream/contracts';
import type { CodeTables } from '@claimstream/code-sets';
import { latestDayOf, type Uuid } from '@claimstream/kernel';
import type { Decision, Facts } from '@claimstream/messaging';
import { type BillHoldFacts, nothingHeld } from './bill-hold/hold-bill.js';
import { tellChargeChange } from './charge-changes/tell-charge-change.js';
import { contentHashOf } from './content-hash.js';
import type { EarlierService } from './earlier-service.js';
import { billingCaseIdOf } from './encounter-ids.js';
import { type EncounterRecord, type Recorded, recordedOf } from './encounter-record.js';
import { codeChanges, withCodes } from './merge-codes.js';
import { overridesThatStand } from './overrides-that-stand.js';
import { placeEncounter, reviewed } from './place-encounter.js';
import type { ReviewFacts } from './review-codes.js';
import { type SettledEncounter, verdictOf } from './settle.js';
import { historyOf } from '../store/service-history.rows.js';

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
  billHold?: BillHoldFacts;
}

/**
 * Takes in what a source system tells of an encounter. The same content again changes nothing, but that what is held is looked at
 * once more (a day has come that was in the future). Other content is a new revision, is reviewed like the first, and after a release is
 * also told as a changed charge. A coder's codes are never overwritten. A cancelled encounter stays cancelled.
 */
export function recordEncounter(
  known: EncounterRecord | undefined,
  { encounterId, encounter, tables, earlier, findings = [], billHold = nothingHeld }: ToldEncounter,
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
  const recorded: Recorded = {
    encounterId,
    billingCaseId,
    revision: (known?.revision ?? 0) + 1,
    draftRevision: (known?.draftRevision ?? 0) + 1,
    contentHash,
    encounter,
    released: known?.released === true,
    recordedAt: known?.recordedAt ?? at,
    revisedAt: at,
  };
  const taken = known ? takenOver(recordedOf(known), recorded) : recorded;
  const record = placeEncounter(taken, { now, tables, earlier, findings, billHold });
  const changed = known?.released ? tellChargeChange(known.billed ?? known.encounter, record, now) : undefined;
  return {
    state: record,
    events: eventsOf(record, { told: encounter, changed: changed?.event }),
    rows: [...historyOf(record, { tenantId, known: known !== undefined }), ...(changed ? [changed.row] : [])],
    answer: { kind: known ? 'revised' : 'created', record },
  };
}

/** Time may have released what was held; nothing else changes by being told again. */
function reviewAgain(known: EncounterRecord, facts: ReviewFacts): Decision<EncounterRecord, Intake> {
  const record = known.status === 'held' ? reviewed(recordedOf(known), facts) : known;
  if (known.status !== 'held' || record.status !== 'coded') return { answer: { kind: 'unchanged', record: known } };
  return { state: record, events: [verdictOf(record)], answer: { kind: 'unchanged', record } };
}

/**
 * A new revision of what people have worked on: what they did stays. Where the source system changed what a coder had coded, the
 * codes are kept as a draft that wants another look; where it changed something else, they are as final as they were.
 */
function takenOver(known: Recorded, told: Recorded): Recorded {
  const { coding, quality, billed: _, overrides = [], ...kept } = known;
  const encounter = coding ? withCodes(told.encounter, coding.codes, coding.answeredProblems) : told.encounter;
  const standing = overridesThatStand(overrides, { before: known.encounter, after: encounter });
  const taken: Recorded = { ...kept, ...told, encounter, ...(standing.length > 0 && { overrides: standing }) };
  if (!coding) return taken;

  const paths = codeChanges(known.told ?? known.encounter, told.encounter);
  if (paths.length === 0) return { ...taken, told: told.encounter, coding, ...(quality && { quality }) };
  const sourceChange = {
    revision: told.revision,
    at: told.revisedAt,
    paths: [...new Set([...(coding.sourceChange?.paths ?? []), ...paths])],
  };
  return { ...taken, told: told.encounter, coding: { ...coding, state: 'draft', sourceChange } };
}

const refused = (code: Extract<Intake, { kind: 'refused' }>['code'], detail: string): Decision<EncounterRecord, Intake> => ({
  answer: { kind: 'refused', code, detail },
});

/** In the order in which readers need them: what was told, that it changes a bill, and whether it may be billed. */
function eventsOf(record: SettledEncounter, { told, changed }: { told: Encounter; changed?: Announcement }) {
  const { encounterId, revision, billingCaseId } = record;
  const facts = { encounterId, revision, billingCaseId };
  return [EncounterRecorded.of({ ...facts, encounter: told }), ...(changed ? [changed] : []), verdictOf(record)];
}
