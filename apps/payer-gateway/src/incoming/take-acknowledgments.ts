import type { Acknowledgment999, Benefits271, ClaimAcknowledgment277, Ta1 } from '@claimstream/x12';
import type { CommandStep } from '@claimstream/messaging';
import { answerFor, answerInquiry, notUnderstood } from '../domain/inquiry.js';
import { fromAcknowledgment999, type SetVerdict } from '../domain/mapping/from-acknowledgment-999.js';
import { fromBenefits271 } from '../domain/mapping/from-benefits-271.js';
import { type FileVerdicts, fromClaimAcknowledgment277, verdictFor } from '../domain/mapping/from-claim-acknowledgment-277.js';
import { acceptFile, acknowledgeClaim, type FileRejection, rejectFile } from '../domain/answer-submission.js';
import { recordInterchangesSent } from '../outgoing/record-sent.js';
import { connectionStep, inquirySteps, type Member, membersOf, runSteps, submissionSteps } from '../store/decide-members.js';
import {
  acceptSets,
  type SentSet,
  setInterchangeStatus,
  setsOfGroups,
  setsOfControlNumber,
  setsOfReferences,
} from '../store/interchange-rows.js';
import { contentOfSent } from '../store/received-interchanges.js';
import { sentClaims } from '../store/remittance-rows.js';
import { claimsAtSegments } from './claims-at-segments.js';
import type { Taking } from './taking.js';

/** TA1: of a whole interchange of ours. Accepted says nothing of its claims; rejected sends them again, once. */
export async function takeTa1(taking: Taking, { controlNumber, status, note }: Ta1): Promise<void> {
  if (status !== 'R') return;
  const sets = await delivered(taking, await setsOfControlNumber(taking.tx, { ...taking.of, controlNumber }));
  const reason = {
    code: `TA1:${note}`,
    severity: 'error',
    message: `The interchange was rejected with note ${note}.`,
    source: 'TA1',
  } as const;
  const steps = sets.flatMap((set) =>
    rejectionSteps(taking, set, { level: 'interchange', names: new Set(), reasonsOf: () => [reason] }),
  );
  await setInterchangeStatus(taking.tx, { tenantId: taking.of.tenantId, ids: interchangesOf(sets), status: 'rejected' });
  await save(taking, steps);
}

/** 999: of the sets of one group. */
export async function take999(taking: Taking, document: Acknowledgment999): Promise<void> {
  const { tx, of, now } = taking;
  const verdicts = fromAcknowledgment999(document);
  const sets = await delivered(taking, await setsOfGroups(tx, { ...of, groups: [document.groupControlNumber] }));
  const verdictOf = (set: SentSet) => verdicts.sets.find(({ setControlNumber }) => setControlNumber === set.setControlNumber);
  const isAccepted = (set: SentSet) => verdictOf(set)?.accepted ?? verdicts.group?.accepted;
  const accepted = sets.filter((set) => isAccepted(set) === true);
  const rejected = sets.filter((set) => isAccepted(set) === false);

  const fresh = await acceptSets(tx, of, accepted, now);
  const steps = fresh.flatMap((set) => acceptanceSteps(taking, set));
  for (const set of rejected) steps.push(...(await setRejectionSteps(taking, set, verdictOf(set))));
  await setInterchangeStatus(tx, { tenantId: of.tenantId, ids: interchangesOf(accepted), status: 'acknowledged' });
  await setInterchangeStatus(tx, { tenantId: of.tenantId, ids: interchangesOf(rejected), status: 'rejected' });
  await save(taking, steps);
}

/** 277CA: of single claims, and of all claims below a level that is rejected. */
export async function take277(taking: Taking, document: ClaimAcknowledgment277): Promise<void> {
  const verdicts = fromClaimAcknowledgment277(document, taking.connection.profile);
  if (!verdicts) return;
  const sets = await delivered(taking, await setsOfReferences(taking.tx, { ...taking.of, references: [verdicts.reference] }));
  const members = sets.length > 0 ? sets.flatMap(membersOf) : await membersByControlNumber(taking, verdicts);
  const steps = submissionSteps(taking.held, members, (submission, { id }) => {
    const verdict = verdictFor(verdicts, submission);
    return verdict ? acknowledgeClaim(submission, id, { verdict, source: verdicts.source, now: taking.now }) : { events: [] };
  });
  await save(taking, steps);
}

/** 271: of the inquiries of one 270. */
export async function take271(taking: Taking, document: Benefits271): Promise<void> {
  const answers = fromBenefits271(document);
  const references = document.reference === undefined ? [] : [document.reference];
  const sets = await delivered(taking, await setsOfReferences(taking.tx, { ...taking.of, references }));
  const steps = inquirySteps(taking.held, sets.flatMap(membersOf), (inquiry, { id }) => {
    const coverage = answerFor(answers, id, inquiry);
    return coverage ? answerInquiry(inquiry, id, { coverage, now: taking.now }) : { events: [] };
  });
  await save(taking, steps);
}

/** An answer proves that the file arrived, also where our own record of it is still to come. */
async function delivered({ tx, commands, held, now }: Taking, sets: SentSet[]): Promise<SentSet[]> {
  if (sets.length > 0)
    await recordInterchangesSent(tx, { connection: held, interchangeIds: interchangesOf(sets), commands, now });
  return sets;
}

const save = async ({ tx, commands, held }: Taking, steps: readonly CommandStep[]): Promise<void> => {
  if (steps.length > 0) await runSteps(tx, commands, held, [connectionStep(held), ...steps]);
};

function acceptanceSteps({ held, now }: Taking, set: SentSet): CommandStep[] {
  return set.type === '270' ? [] : submissionSteps(held, membersOf(set), (submission, { id }) => acceptFile(submission, id, now));
}

/** The claims that a 999 points to: by CTX, else by where its segments stand in the file that we sent. */
async function setRejectionSteps(taking: Taking, set: SentSet, verdict: SetVerdict | undefined): Promise<CommandStep[]> {
  const faults = verdict?.faults ?? [];
  const unnamed = faults.filter(({ patientControlNumber }) => patientControlNumber === undefined).map(({ position }) => position);
  const content =
    unnamed.length > 0 ? await contentOfSent(taking.tx, { tenantId: taking.of.tenantId, id: set.interchangeId }) : undefined;
  const places = content ? claimsAtSegments(content, set, unnamed) : new Map<number, string>();
  const named = faults.map(({ patientControlNumber, position, reason }) => ({
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

function rejectionSteps({ held, now }: Taking, set: SentSet, { level, names, reasonsOf }: SetRejection): CommandStep[] {
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

/** A clearinghouse may have put a reference of its own: then the control numbers alone say which claims are meant. */
async function membersByControlNumber({ tx, tenants }: Taking, { claims }: FileVerdicts): Promise<Member[]> {
  return claims.size === 0 ? [] : sentClaims(tx, tenants, [...claims.keys()]);
}

const interchangesOf = (sets: readonly SentSet[]): string[] => [...new Set(sets.map(({ interchangeId }) => interchangeId))];
