import { EncounterCoded, EncounterHeld, type Finding } from '@claimstream/contracts';
import type { CodedEncounter, HeldEncounter, Recorded, WaitingFor, WaitingStage } from './encounter-record.js';
import { rankOf } from './rank.js';
import type { Review } from './review-codes.js';

/** An encounter that was not cancelled. */
export type SettledEncounter = CodedEncounter | HeldEncounter;

/** Why it waits, besides what the edits found. */
interface Wait {
  stage: WaitingStage;
  waitingFor: WaitingFor;
  because?: Finding;
}

/** The stage that follows from all that is known and from what the edits say: every step ends here. */
export function settle(before: Recorded, review: Review): SettledEncounter {
  const recorded: Recorded = { ...before, releases: review.releases };
  const wait = waitOf(recorded, review);
  if (!wait) {
    const stage = recorded.encounter.billableStatus === 'NOT_BILLABLE' ? 'not-billable' : 'released';
    const { lease: _, ...kept } = recorded;
    return { ...kept, released: true, releasedRevision: recorded.revision, status: 'coded', stage, findings: review.findings };
  }
  const findings = wait.because ? [wait.because, ...review.findings] : review.findings;
  const { stage, waitingFor } = wait;
  return { ...recorded, status: 'held', stage, waitingFor, findings, ranksAt: rankOf(recorded.encounter, recorded.recordedAt) };
}

/** What holds it back, the strongest first: a person's word, an open question, the edits, the coder, the second look, the days of bill-hold. */
function waitOf(
  { hold, queries, coding, quality, released, billHoldUntil, waitsForAccount }: Recorded,
  review: Review,
): Wait | undefined {
  if (hold) return { stage: 'on-hold', waitingFor: 'coder', because: says('ON_HOLD', 'Somebody has put the encounter on hold.') };
  if (queries?.some(({ status }) => status === 'open')) {
    return { stage: 'query-open', waitingFor: 'provider', because: says('QUERY_OPEN', 'A question to the provider is open.') };
  }
  if (coding?.state === 'draft') {
    const because = coding.sourceChange
      ? says('SOURCE_CHANGED', 'The source system changed what had been coded; the codes were kept and want another look.')
      : says('CODING_NOT_FINAL', 'The codes are a draft until the coder makes them final.');
    return { stage: released ? 'charge-changed' : 'in-coding', waitingFor: 'coder', because };
  }
  if (review.status === 'held') {
    const { waitingFor } = review;
    if (waitingFor === 'provider') return { stage: 'incomplete', waitingFor };
    return { stage: released ? 'charge-changed' : 'ready-to-code', waitingFor };
  }
  if (quality?.state === 'pending') {
    return { stage: 'qa-review', waitingFor: 'coder', because: says('QA_REVIEW', 'The codes were drawn for a second look.') };
  }
  if (billHoldUntil !== undefined) {
    return {
      stage: 'coded',
      waitingFor: 'coder',
      because: says('BILL_HOLD', 'The codes are final; its bill-hold days are not over.'),
    };
  }
  if (waitsForAccount) {
    const because = says('ACCOUNT_INCOMPLETE', 'The codes are final; it is billed with its account, which is not complete.');
    return { stage: 'coded', waitingFor: 'coder', because };
  }
  return undefined;
}

const says = (code: string, message: string): Finding => ({ code, severity: 'error', message, source: 'workflow' });

/** Whether it may be billed, as the other services hear it. */
export function verdictOf(record: SettledEncounter) {
  const { encounterId, revision, billingCaseId, encounter, findings, overrides, releases = {}, coding } = record;
  const facts = { encounterId, revision, billingCaseId };
  return record.status === 'coded'
    ? EncounterCoded.of({
        ...{ ...facts, encounter, findings, releases },
        ...(overrides && { overrides }),
        ...(coding && { coder: coding.coder, attribution: coding.attribution }),
      })
    : EncounterHeld.of({ ...facts, waitingFor: record.waitingFor, reasons: reasonsOf(record) });
}

/** What holds it: errors that nobody has answered. */
export const reasonsOf = ({ findings }: Pick<HeldEncounter, 'findings'>): Finding[] =>
  findings.filter(({ severity, override }) => severity === 'error' && !override);
