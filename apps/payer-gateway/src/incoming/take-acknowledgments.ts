import type { CommandStep } from '@claimstream/messaging';
import { acceptFile, acknowledgeClaim, type FileRejection, rejectFile } from '../domain/answer-submission.js';
import { answerFor, answerInquiry, notUnderstood } from '../domain/inquiry.js';
import type { SetVerdict } from '../domain/mapping/from-acknowledgment-999.js';
import { verdictFor } from '../domain/mapping/from-claim-acknowledgment-277.js';
import { inquirySteps, membersOf, submissionSteps } from '../store/decide-members.js';
import type { InterchangeStatus, NamedSet } from '../store/interchange-rows.js';
import { type Answer, unnamedFaults } from './answers.js';
import { claimsAtSegments } from './claims-at-segments.js';
import { delivered, interchangesOf, type Taking } from './taking.js';

type AnswerOf<Type extends Answer['type']> = Extract<Answer, { type: Type }>;

/** TA1 with R: of a whole interchange of ours, whose claims are sent again, once. */
export function takeTa1(taking: Taking, { controlNumber, note }: AnswerOf<'TA1'>): CommandStep[] {
  const sets = taking.known.sets.filter(({ interchangeControlNumber }) => interchangeControlNumber === controlNumber);
  const reason = {
    code: `TA1:${note}`,
    severity: 'error',
    message: `The interchange was rejected with note ${note}.`,
    source: 'TA1',
  } as const;
  const first = delivered(taking, sets);
  noteStatus(taking, sets, 'rejected');
  return [
    ...first,
    ...sets.flatMap((set) => rejectionSteps(taking, set, { level: 'interchange', names: new Set(), reasonsOf: () => [reason] })),
  ];
}

/** 999: of the sets of one group. */
export function take999(taking: Taking, { groupControlNumber, sets: verdicts, group }: AnswerOf<'999'>): CommandStep[] {
  const sets = setsOfGroup(taking, groupControlNumber);
  const verdictOf = (set: NamedSet) => verdicts.find(({ setControlNumber }) => setControlNumber === set.setControlNumber);
  const isAccepted = (set: NamedSet) => verdictOf(set)?.accepted ?? group?.accepted;
  const accepted = sets.filter((set) => isAccepted(set) === true);
  const rejected = sets.filter((set) => isAccepted(set) === false);

  const first = delivered(taking, sets);
  const fresh = accepted.filter((set) => !set.isAccepted && !taking.noted.acceptedSets.has(set));
  for (const set of fresh) taking.noted.acceptedSets.add(set);
  noteStatus(taking, accepted, 'acknowledged');
  noteStatus(taking, rejected, 'rejected');
  return [
    ...first,
    ...fresh.flatMap((set) => acceptanceSteps(taking, set)),
    ...rejected.flatMap((set) => setRejectionSteps(taking, set, verdictOf(set))),
  ];
}

/** 277CA: of single claims, and of all claims below a level that is rejected. */
export function take277(taking: Taking, verdicts: AnswerOf<'277CA'>): CommandStep[] {
  const sets = setsOfReference(taking, verdicts.reference);
  // A clearinghouse may have put a reference of its own: then the control numbers alone say which claims are meant.
  const byControlNumber = () =>
    taking.known.claims.filter(({ patientControlNumber }) => verdicts.claims.has(patientControlNumber));
  const members = sets.length > 0 ? sets.flatMap(membersOf) : byControlNumber();
  return [
    ...delivered(taking, sets),
    ...submissionSteps(taking.held, members, (submission, { id }) => {
      const verdict = verdictFor(verdicts, submission);
      return verdict ? acknowledgeClaim(submission, id, { verdict, source: verdicts.source, now: taking.now }) : { events: [] };
    }),
  ];
}

/** 271: of the inquiries of one 270. */
export function take271(taking: Taking, { reference, answers }: AnswerOf<'271'>): CommandStep[] {
  const sets = reference === undefined ? [] : setsOfReference(taking, reference);
  return [
    ...delivered(taking, sets),
    ...inquirySteps(taking.held, sets.flatMap(membersOf), (inquiry, { id }) => {
      const coverage = answerFor(answers, id, inquiry);
      return coverage ? answerInquiry(inquiry, id, { coverage, now: taking.now }) : { events: [] };
    }),
  ];
}

/** The sets that a 999 rejects and whose content has to be looked into, to find the claims that it points to. */
export const setsToLookInto = (answer: Answer, sets: readonly NamedSet[]): NamedSet[] =>
  answer.type === '999'
    ? sets.filter(
        (set) =>
          set.groupControlNumber === answer.groupControlNumber &&
          answer.sets.some(
            (verdict) =>
              !verdict.accepted && verdict.setControlNumber === set.setControlNumber && unnamedFaults(verdict).length > 0,
          ),
      )
    : [];

const setsOfGroup = ({ known }: Taking, group: number): NamedSet[] =>
  known.sets.filter(({ groupControlNumber }) => groupControlNumber === group);

const setsOfReference = ({ known }: Taking, reference: string): NamedSet[] =>
  known.sets.filter((set) => set.reference === reference);

function noteStatus({ noted }: Taking, sets: readonly NamedSet[], status: InterchangeStatus): void {
  for (const id of interchangesOf(sets)) noted.statuses.set(id, status);
}

function acceptanceSteps({ held, now }: Taking, set: NamedSet): CommandStep[] {
  return set.type === '270' ? [] : submissionSteps(held, membersOf(set), (submission, { id }) => acceptFile(submission, id, now));
}

/** The claims that a 999 points to: by CTX, else by where its segments stand in the file that we sent. */
function setRejectionSteps(taking: Taking, set: NamedSet, verdict: SetVerdict | undefined): CommandStep[] {
  const content = taking.contents.get(set.interchangeId);
  const places = verdict && content ? claimsAtSegments(content, set, unnamedFaults(verdict)) : new Map<number, string>();
  const named = (verdict?.faults ?? []).map(({ patientControlNumber, position, reason }) => ({
    claim: patientControlNumber ?? places.get(position),
    reason,
  }));
  return rejectionSteps(taking, set, {
    level: 'transaction_set',
    names: new Set(named.flatMap(({ claim }) => (claim === undefined ? [] : [claim]))),
    reasonsOf: (claim) => [
      ...named.filter((one) => one.claim === claim).map(({ reason }) => reason),
      ...(verdict?.reasons ?? []),
    ],
  });
}

interface SetRejection {
  level: FileRejection['level'];
  /** Control numbers that the answer points to. */
  names: ReadonlySet<string>;
  reasonsOf: (patientControlNumber: string) => FileRejection['reasons'];
}

function rejectionSteps({ held, now }: Taking, set: NamedSet, { level, names, reasonsOf }: SetRejection): CommandStep[] {
  const members = membersOf(set);
  if (set.type === '270')
    return inquirySteps(held, members, (inquiry, { id }) => answerInquiry(inquiry, id, { coverage: notUnderstood, now }));
  return submissionSteps(held, members, (submission, { id }) => {
    const { patientControlNumber } = submission;
    return rejectFile(submission, id, {
      level,
      named: names.has(patientControlNumber),
      someoneNamed: names.size > 0,
      reasons: reasonsOf(patientControlNumber),
      now,
    });
  });
}
