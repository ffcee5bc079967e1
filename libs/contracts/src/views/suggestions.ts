import { z } from 'zod';
import { CalendarDate, Id, personal } from '../shapes/index.js';

/** Where something that speaks for a code stands: in the note, or in a field of the encounter. */
export const SuggestionEvidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('note'),
    start: z.int().min(0).meta({ description: 'Place in clinicalNotes, in UTF-16 units; the first is 0.' }),
    end: z.int().min(0).meta({ description: 'Place after the last character.' }),
    section: z.string().meta({ description: 'assessment, plan, present-illness, past-history, family-history, …' }),
    quote: personal(z.string()).meta({ description: 'The words themselves.' }),
  }),
  z.object({
    kind: z.literal('field'),
    path: z.string().meta({ description: 'JSON pointer into the encounter.' }),
    quote: personal(z.string()),
  }),
]);
export type SuggestionEvidence = z.output<typeof SuggestionEvidence>;

/** Why a code is suggested, as a name that does not change. */
export const SuggestionRule = z.enum([
  'NAMED',
  'NAMED_IN_PAST_HISTORY',
  'HISTORY_OF',
  'FAMILY_HISTORY_OF',
  'UNCERTAIN_INPATIENT',
  'COMBINED',
  'LONG_TERM_DRUG',
  'BODY_MASS_INDEX',
  'UNCODED_PROBLEM',
  'IMPLIED_BY_LINE',
]);
export type SuggestionRule = z.output<typeof SuggestionRule>;

const code = {
  code: personal(z.string().max(10)),
  description: personal(z.string()),
  release: z.string().meta({ description: 'The release of ICD-10-CM that has the code.' }),
};

/** A code that the documentation speaks for. A coder accepts it or does not; nothing changes by itself. */
export const CodeSuggestion = z.object({
  suggestionId: Id.meta({ description: 'The same as long as the encounter and its note stay as they are.' }),
  system: z.literal('icd-10-cm'),
  ...code,
  rule: SuggestionRule,
  why: z.string().meta({ description: 'The rule in a sentence; nothing personal.' }),
  source: z.string().optional().meta({ description: 'Guideline that says so, for example ICD-10-CM I.C.9.a.' }),
  score: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: 'By section, exactness of the name and number of mentions; orders the list.' }),
  alreadyCoded: z.boolean(),
  uncertain: z.boolean().meta({ description: 'Documented as probable, suspected and the like; only inpatient.' }),
  seen: z
    .object({ affirmed: z.int(), negated: z.int(), uncertain: z.int(), historical: z.int(), family: z.int() })
    .meta({ description: 'How often the note speaks of it, and how.' }),
  replaces: z.array(personal(z.string())).optional().meta({ description: 'Codes that it stands for together.' }),
  evidence: z.array(SuggestionEvidence),
});
export type CodeSuggestion = z.output<typeof CodeSuggestion>;

/** A code that the note speaks of and that is not suggested, with the reason. */
export const WithheldCode = z.object({
  ...code,
  reason: z.enum([
    'NEGATED',
    'UNCERTAIN_OUTPATIENT',
    'UNCERTAIN_NOT_CODED',
    'HISTORICAL',
    'FAMILY_HISTORY',
    'HYPOTHETICAL',
    'INTEGRAL_SYMPTOM',
    'LESS_SPECIFIC',
    'NOT_PLAUSIBLE',
  ]),
  source: z.string().optional(),
  evidence: z.array(SuggestionEvidence),
});
export type WithheldCode = z.output<typeof WithheldCode>;

/** What the documentation of an encounter speaks for, best first, and what was left out and why. */
export const CodeSuggestions = z.object({
  encounterId: Id.optional(),
  revision: z.int().optional(),
  rules: z.string().meta({ description: 'The version of the rules.' }),
  releases: z.record(z.string(), z.string()).meta({ description: 'Releases of the tables that were used, by set.' }),
  setting: z.enum(['outpatient', 'inpatient']).meta({
    description: 'Uncertain diagnoses are coded only inpatient (ICD-10-CM II.H and IV.H).',
  }),
  suggestions: z.array(CodeSuggestion),
  withheld: z.array(WithheldCode),
});
export type CodeSuggestions = z.output<typeof CodeSuggestions>;

/** Documentation to look through without an encounter: nothing of it is kept. */
export const SuggestionRequest = z.strictObject({
  text: personal(z.string().min(1).max(100_000)),
  date: CalendarDate.meta({ description: 'Whose tables: date of service, inpatient of discharge.' }),
  setting: z.enum(['outpatient', 'inpatient']).default('outpatient'),
  patient: z.strictObject({ age: z.int().min(0).max(130).optional(), sex: z.enum(['F', 'M']).optional() }).optional(),
  procedureCodes: z.array(z.string().max(10)).max(1000).default([]),
  diagnoses: z
    .array(personal(z.string().max(10)))
    .max(50)
    .default([])
    .meta({ description: 'Codes that are there already.' }),
});
export type SuggestionRequest = z.output<typeof SuggestionRequest>;
