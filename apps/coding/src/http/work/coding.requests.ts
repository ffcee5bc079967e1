import { CoderCodes, CodeVerdict, Finding, Npi, Override, personal, CalendarDate } from '@claimstream/contracts';
import { z } from 'zod';

/** The finding that is answered, and why; `about` may be left out where only one of that code stands at that path. */
const { code, path, about } = Finding.shape;
const answered = { code, path, about, reason: Override.shape.reason };

/** All codes of the encounter, with the `draftRevision` that the coder saw. */
export const CodesRequest = z.strictObject({
  expectedRevision: z.int().min(1).meta({ description: 'The draftRevision that these codes are based on.' }),
  codes: CoderCodes,
  answeredProblems: z
    .array(z.int().min(0))
    .max(200)
    .default([])
    .meta({ description: 'Positions in uncodedProblems, as told, that these codes answer; the others stay open.' }),
  overrides: z.array(z.strictObject(answered)).max(200).default([]),
  acceptedSuggestions: z
    .array(z.strictObject({ path: z.string().max(300), suggestionId: z.string().min(1).max(100) }))
    .max(200)
    .default([]),
  copiedCodes: z
    .array(z.strictObject({ path: z.string().max(300), encounterId: z.uuid() }))
    .max(200)
    .default([])
    .meta({ description: "Codes that were copied from the patient's other encounters." }),
});
export type CodesRequest = z.output<typeof CodesRequest>;

export const FinaliseRequest = z.strictObject({ expectedRevision: z.int().min(1) });
export type FinaliseRequest = z.output<typeof FinaliseRequest>;

export const AssignRequest = z.strictObject({
  coder: z.string().trim().min(1).max(200).nullable().meta({ description: "The subject of the coder's token; null: anybody's." }),
});
export type AssignRequest = z.output<typeof AssignRequest>;

export const QueryRequest = z.strictObject({
  providerNpi: Npi,
  question: personal(z.string().trim().min(10).max(4_000)).meta({
    phi: true,
    description: 'What is asked, in words that lead to no answer.',
  }),
  dueDate: CalendarDate,
});
export type QueryRequest = z.output<typeof QueryRequest>;

export const AnswerRequest = z.strictObject({ answer: personal(z.string().trim().min(1).max(10_000)) });
export type AnswerRequest = z.output<typeof AnswerRequest>;

export const QualityRequest = z.strictObject({
  verdicts: z.array(CodeVerdict).min(1).max(20_000),
  outcome: z.enum(['release', 'return']).meta({ description: 'release: let it go as it is; return: back to its coder.' }),
});
export type QualityRequest = z.output<typeof QualityRequest>;
