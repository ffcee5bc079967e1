import { type EligibilityInquiry, EligibilityInquired } from '@claimstream/contracts';
import { invariant } from '@claimstream/kernel';
import type { Decision, Facts } from '@claimstream/messaging';
import type { Inquiry, PendingInquiry } from './inquiry.js';
import type { EligibilityPolicy } from './policy.js';
import type { Asker, NotAsking } from './question.js';
import { sayCoverage } from './say-coverage.js';

type Known = Exclude<Inquiry, { status: 'not_asked' }>;
type Clock = Pick<Facts, 'now' | 'newId'>;

interface Ask {
  inquiry: EligibilityInquiry;
  asker: Asker;
}

/** An encounter wants to know: a fresh answer is used again, a running inquiry is waited for, else the payer is asked. */
export function ask(
  known: Inquiry | undefined,
  { inquiry, asker }: Ask,
  { now, newId }: Clock,
  policy: EligibilityPolicy,
): Decision<Inquiry> {
  if (known === undefined) return askPayer({ inquiry, asker, attempt: 1 }, now, policy);
  assertAsked(known);
  switch (known.status) {
    case 'pending':
    case 'resting':
      return { state: { ...known, waiting: joined(known.waiting, asker) } };
    case 'answered':
      return isFresh(known, now, policy)
        ? sayCoverage({ askers: [asker], coverage: known.coverage, reused: true, newId })
        : askPayer({ inquiry, asker, attempt: known.attempt + 1 }, now, policy);
    case 'unanswered':
      return askPayer({ inquiry, asker, attempt: known.attempt + 1 }, now, policy);
  }
}

/** Somebody wants to know anew: the payer is asked again unless it is being asked already. */
export function askAgain(known: Known, asker: Asker, { now }: Clock, policy: EligibilityPolicy): Decision<Inquiry> {
  return known.status === 'pending' || known.status === 'resting'
    ? { state: { ...known, waiting: joined(known.waiting, asker) } }
    : askPayer({ inquiry: known.inquiry, asker, attempt: known.attempt + 1 }, now, policy);
}

/** Nobody to ask: said at once, for each revision once. */
export function askNobody(
  known: Inquiry | undefined,
  { asker, because }: { asker: Asker; because: NotAsking },
  { now, newId }: Clock,
): Decision<Inquiry> {
  if (known) {
    invariant(known.status === 'not_asked', 'What stands under the id of an encounter is that nobody was asked.');
    if (known.asker.revision >= asker.revision) return {};
  }
  const coverage = { status: 'not_applicable' as const, checkedAt: now.toISOString(), benefits: [], errors: [] };
  return { state: { status: 'not_asked', because, asker }, ...sayCoverage({ askers: [asker], coverage, reused: false, newId }) };
}

function askPayer(
  { inquiry, asker, attempt }: Ask & { attempt: number },
  now: Date,
  { deadlineMs, retryDelaysMs }: EligibilityPolicy,
): Decision<Inquiry> {
  const state: PendingInquiry = {
    status: 'pending',
    inquiry,
    attempt,
    askedAt: now.toISOString(),
    deadlineAt: new Date(now.getTime() + deadlineMs).toISOString(),
    triesLeft: retryDelaysMs.length,
    waiting: [asker],
  };
  return { state, events: [EligibilityInquired.of({ encounterId: asker.encounterId, inquiry, attempt })] };
}

/** One encounter waits once, with its latest revision. */
function joined(waiting: readonly Asker[], asker: Asker): Asker[] {
  const earlier = waiting.find(({ encounterId }) => encounterId === asker.encounterId);
  if (earlier && earlier.revision >= asker.revision) return [...waiting];
  return [...waiting.filter((each) => each !== earlier), asker];
}

/** Only what says active or inactive is used again; that a payer could not answer is no knowledge. */
function isFresh(
  { coverage }: { coverage: { status: string; checkedAt: string } },
  now: Date,
  { reuseMs }: EligibilityPolicy,
): boolean {
  return (
    (coverage.status === 'active' || coverage.status === 'inactive') && now.getTime() - Date.parse(coverage.checkedAt) < reuseMs
  );
}

export function assertAsked(known: Inquiry): asserts known is Known {
  invariant(known.status !== 'not_asked', 'What stands under the id of an inquiry was asked.');
}
