import type { EncounterRecord, Recorded } from '../encounter-record.js';
import { codesOf } from '../merge-codes.js';
import { sourceAttribution } from './attribute-codes.js';
import type { StepFacts } from './step.js';

/** From when on codes are a coder's: as the source system told them, a draft. What was begun before goes on. */
export function workBegun(known: EncounterRecord, { actor, now }: Pick<StepFacts, 'actor' | 'now'>): Partial<Recorded> {
  if (known.coding) return known.coding.state === 'draft' ? {} : { coding: { ...known.coding, state: 'draft' } };
  return {
    told: known.encounter,
    coding: {
      ...{ state: 'draft', coder: actor, savedAt: now.toISOString() },
      codes: codesOf(known.encounter),
      answeredProblems: [],
      attribution: sourceAttribution(known.encounter, known.revisedAt),
    },
  };
}
