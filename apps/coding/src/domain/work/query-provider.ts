import type { ProviderQuery } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { EncounterRecord } from '../encounter-record.js';
import { workBegun } from './begin-work.js';
import {
  changed,
  leasedByAnother,
  refusalOf,
  refused,
  refusedForLease,
  type StepDecision,
  stepped,
  type StepFacts,
  unknown,
} from './step.js';

/** A question as the coder writes it: in words that lead to no answer, to one provider, until a day. */
export interface Question {
  providerNpi: string;
  question: string;
  dueDate: string;
}

/** Asks the provider; the encounter waits for all answers, and then for the coder who asked. */
export function openQuery(known: EncounterRecord | undefined, question: Question, facts: StepFacts): StepDecision {
  const refusal = refusalOf('open-query', known);
  if (!known || refusal) return refusal!;
  if (leasedByAnother(known, facts)) return refusedForLease(known);
  const asked: ProviderQuery = {
    queryId: facts.newId(),
    ...question,
    ...{ status: 'open', askedBy: facts.actor, askedAt: facts.now.toISOString() },
  };
  const { lease: _, ...recorded } = changed(known, { queries: [...(known.queries ?? []), asked], ...workBegun(known, facts) });
  return stepped(known, recorded, facts);
}

/** The provider's answer; it is a coder's work to read it. */
export function answerQuery(known: EncounterRecord | undefined, queryId: Uuid, answer: string, facts: StepFacts): StepDecision {
  return closeQuery(known, queryId, facts, (query) => ({
    ...query,
    ...{ status: 'answered', answer, answeredBy: facts.actor, answeredAt: facts.now.toISOString() },
  }));
}

/** The question is no longer asked. */
export function withdrawQuery(known: EncounterRecord | undefined, queryId: Uuid, reason: string, facts: StepFacts): StepDecision {
  return closeQuery(known, queryId, facts, (query) => ({
    ...query,
    ...{ status: 'withdrawn', reason, withdrawnBy: facts.actor, withdrawnAt: facts.now.toISOString() },
  }));
}

type OpenQuery = Extract<ProviderQuery, { status: 'open' }>;

function closeQuery(
  known: EncounterRecord | undefined,
  queryId: Uuid,
  facts: StepFacts,
  close: (query: Omit<OpenQuery, 'status'>) => ProviderQuery,
): StepDecision {
  if (!known) return unknown('encounter');
  const query = known.queries?.find((one) => one.queryId === queryId);
  if (!query) return unknown('query');
  if (query.status !== 'open') return refused(known, 'QUERY_CLOSED', `The query was ${query.status} before.`);
  if (known.status !== 'held') return refused(known, 'STEP_NOT_ALLOWED', `Not while the encounter is ${known.stage}.`);

  const { status: _, ...open } = query;
  const queries = known.queries!.map((one) => (one === query ? close(open) : one));
  return stepped(known, changed(known, { queries }), facts);
}
