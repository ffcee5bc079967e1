import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { exampleEncounter, exampleIds } from '../example-story.js';
import { ChargeChange, CodeAttribution, Encounter, Finding, Id, Override } from '../shapes/index.js';

const encounterFacts = {
  encounterId: Id,
  revision: z.int().min(1).meta({
    description: 'Counts what the source system has told us of this encounter, and recoding after a release; the first is 1.',
  }),
  billingCaseId: Id.meta({ description: 'What it is billed with: the encounter itself, or its account.' }),
};
const example = { encounterId: exampleIds.encounter, revision: 1, billingCaseId: exampleIds.billingCase };
const keyOf = ({ encounterId }: { encounterId: string }) => encounterId;

export const EncounterRecorded = defineEvent({
  type: 'encounter-recorded',
  version: 1,
  topic: 'encounters',
  keyOf,
  summary: 'A source system told us of an encounter, or of a new revision of one; nothing has been decided yet.',
  data: z.strictObject({ ...encounterFacts, encounter: Encounter }),
  example: { ...example, encounter: exampleEncounter },
});

export const EncounterCoded = defineEvent({
  type: 'encounter-coded',
  version: 1,
  topic: 'encounters',
  keyOf,
  summary: 'The codes of an encounter are final and no edit blocks them: it may be billed.',
  data: z.strictObject({
    ...encounterFacts,
    encounter: Encounter,
    findings: z
      .array(Finding)
      .default([])
      .meta({ description: 'Warnings that did not block, and errors that a person overrode.' }),
    overrides: z.array(Override).optional().meta({ description: 'The answers that were given to findings.' }),
    releases: z.record(z.string(), z.string()).default({}).meta({ description: 'Code-set releases used, by set.' }),
    coder: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Who made the codes final; absent where they came final from the source system.' }),
    attribution: z
      .array(CodeAttribution)
      .optional()
      .meta({ description: 'Who each code comes from, where a coder has worked on them.' }),
  }),
  example: { ...example, encounter: exampleEncounter, findings: [], releases: {} },
});

export const EncounterHeld = defineEvent({
  type: 'encounter-held',
  version: 1,
  topic: 'encounters',
  keyOf,
  summary: "An encounter waits for a coder or for a provider's answer.",
  data: z.strictObject({ ...encounterFacts, waitingFor: z.enum(['coder', 'provider']), reasons: z.array(Finding).min(1) }),
  example: {
    ...example,
    waitingFor: 'coder',
    reasons: [{ code: 'DIAGNOSIS_MISSING', severity: 'error', message: 'The encounter has no diagnosis.', path: '/diagnoses' }],
  },
});

export const EncounterCancelled = defineEvent({
  type: 'encounter-cancelled',
  version: 1,
  topic: 'encounters',
  keyOf,
  summary: 'The encounter was entered in error or aborted, and is not to be billed.',
  data: z.strictObject({ ...encounterFacts, reason: z.string().max(200) }),
  example: { ...example, reason: 'entered in error' },
});

export const ChargeChanged = defineEvent({
  type: 'charge-changed',
  version: 1,
  topic: 'encounters',
  keyOf,
  summary: 'What an encounter is to be billed for changed after it had been released for billing.',
  data: z.strictObject({
    ...encounterFacts,
    encounter: Encounter,
    change: ChargeChange.optional().meta({
      description: 'What is different from the revision before; no line where only something else changed.',
    }),
  }),
  example: {
    ...example,
    revision: 2,
    encounter: exampleEncounter,
    change: {
      lines: [
        {
          kind: 'added',
          after: { procedureCode: '85025', modifiers: [], quantity: 1, chargeAmountCents: 3_500 },
          fields: [],
          differenceCents: 3_500,
        },
      ],
      beforeCents: 15_000,
      afterCents: 18_500,
      differenceCents: 3_500,
    },
  },
});
