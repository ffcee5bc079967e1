import type { Encounter, EncounterBatchResult } from '@claimstream/contracts';
import { type Fault, InvalidRequest } from '@claimstream/service-kit';
import type { PriceBook } from '../domain/charge-master/price-book.js';
import type { Intake } from '../domain/record-encounter.js';
import { mostInBatch } from './encounters.requests.js';
import { readEncounter } from './read-encounter.js';
import { toReceipt } from './take-in.js';

/** The encounters of a batch that have the right shape, and how the results of all come together. */
export interface Batch {
  readonly told: readonly Encounter[];
  /** Takes what became of `told`, in the same order. */
  resultsOf(intakes: readonly Intake[]): EncounterBatchResult[];
}

/** Reads a batch. One that is no list of 1 to 1,000 is refused as a whole; a bad item is only its own result. */
export function readBatch(body: unknown, book: PriceBook): Batch {
  const items = itemsOf(body).map((item) => readEncounter(item, book));
  return {
    told: items.flatMap((item) => (item.ok ? [item.encounter] : [])),
    resultsOf: (intakes) => {
      let next = 0;
      return items.map((item, index) => (item.ok ? resultOf(index, intakes[next++]!) : invalid(index, item.faults)));
    },
  };
}

/** The items of a batch as they were sent; what is no list of 1 to 1,000 is refused. */
export function itemsOf(body: unknown): unknown[] {
  const items: unknown = typeof body === 'object' && body !== null && 'encounters' in body ? body.encounters : undefined;
  if (!Array.isArray(items)) {
    throw new InvalidRequest([
      { pointer: '/encounters', code: items === undefined ? 'REQUIRED' : 'INVALID_TYPE', detail: 'A list of encounters.' },
    ]);
  }
  if (items.length < 1 || items.length > mostInBatch) {
    const code = items.length < 1 ? 'TOO_SMALL' : 'TOO_BIG';
    throw new InvalidRequest([{ pointer: '/encounters', code, detail: 'A batch has 1 to 1,000 encounters.' }]);
  }
  return items as unknown[];
}

function resultOf(index: number, intake: Intake): EncounterBatchResult {
  if (intake.kind !== 'refused') return { index, ...toReceipt(intake) };
  return problem(index, { status: 409, code: intake.code, title: 'The encounter cannot be taken in', detail: intake.detail });
}

const invalid = (index: number, errors: Fault[]): EncounterBatchResult =>
  problem(index, {
    status: 400,
    code: 'VALIDATION_FAILED',
    title: 'Validation failed',
    detail: 'The encounter does not have the required shape.',
    errors,
  });

type Problem = Extract<EncounterBatchResult, { outcome: 'invalid' }>['problem'];

const problem = (index: number, says: Omit<Problem, 'type'>): EncounterBatchResult => ({
  index,
  outcome: 'invalid',
  problem: { type: `urn:claimstream:problem:${says.code.toLowerCase().replaceAll('_', '-')}`, ...says },
});
