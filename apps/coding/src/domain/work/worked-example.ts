import { type CoderCodes, Encounter, exampleEncounter, exampleIds, type ProfessionalEncounter } from '@claimstream/contracts';
import { nothingLoaded } from '@claimstream/code-sets';
import { newId } from '@claimstream/kernel';
import { nothingHeld } from '../bill-hold/hold-bill.js';
import { encounterIdOf } from '../encounter-ids.js';
import type { EncounterRecord } from '../encounter-record.js';
import { placeEncounter } from '../place-encounter.js';
import { recordEncounter } from '../record-encounter.js';
import type { StepDecision, StepFacts } from './step.js';

const tenantId = exampleIds.tenant;
const lookup = { tables: nothingLoaded, earlier: [], findings: [], billHold: nothingHeld };

/** For specs: the facts of somebody's step, so many minutes after noon. */
export const by = (actor: string, minutes = 0): StepFacts => {
  const now = new Date(Date.parse('2026-03-05T12:00:00Z') + minutes * 60_000);
  return { now, actor, newId, settle: (recorded) => placeEncounter(recorded, { ...lookup, now }) };
};

/** For specs: the example's visit, with changes. */
export const visit = (change: Partial<ProfessionalEncounter> = {}): Encounter =>
  Encounter.parse({ ...exampleEncounter, ...change });

/** For specs: what follows when the source system tells this, of what was known before. */
export const telling = (encounter: Encounter, known?: EncounterRecord) =>
  recordEncounter(
    known,
    { encounterId: encounterIdOf(tenantId, encounter), encounter, ...lookup },
    { tenantId, now: new Date('2026-03-05T12:00:00Z') },
  );

export const told = (encounter: Encounter, known?: EncounterRecord): EncounterRecord => telling(encounter, known).state!;

/** For specs: a visit that waits for a coder. */
export const uncoded = (change: Partial<ProfessionalEncounter> = {}): EncounterRecord =>
  told(visit({ diagnoses: [], ...change }));

export const codesWith = (...diagnoses: string[]): CoderCodes => {
  const { kind, serviceLines } = visit() as ProfessionalEncounter;
  return {
    kind,
    diagnoses: diagnoses.map((code) => ({ code })),
    serviceLines: serviceLines.map((line) => ({ ...line, diagnosisPointers: [1] })),
  };
};

/** For specs: the record that a step left, which must have been allowed. */
export function after({ answer, state }: StepDecision): EncounterRecord {
  if (answer?.kind !== 'done') throw new Error(`The step was not done: ${JSON.stringify(answer)}`);
  return state!;
}

export const eventsOf = ({ events = [] }: StepDecision): string[] =>
  events.map((event) => (event as { contract: { type: string } }).contract.type);
