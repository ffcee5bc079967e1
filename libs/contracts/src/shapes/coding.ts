import { z } from 'zod';
import { InstitutionalEncounter, ProfessionalEncounter } from './encounter.js';
import {
  CalendarDate,
  Icd10CmCode,
  Icd10PcsCode,
  Id,
  Instant,
  Modifier,
  Npi,
  personal,
  ProcedureCode,
  Text,
} from './primitives.js';

/** What a coder says of a visit. */
export const ProfessionalCodes = ProfessionalEncounter.pick({ kind: true, diagnoses: true, serviceLines: true });
export type ProfessionalCodes = z.output<typeof ProfessionalCodes>;

/** What a coder says of a stay, or of an outpatient visit to a hospital. */
export const InstitutionalCodes = InstitutionalEncounter.pick({
  kind: true,
  diagnoses: true,
  admittingDiagnosis: true,
  reasonsForVisit: true,
  externalCauses: true,
  procedures: true,
  drgCode: true,
  patientStatusCode: true,
  occurrences: true,
  occurrenceSpans: true,
  values: true,
  conditions: true,
  serviceLines: true,
});
export type InstitutionalCodes = z.output<typeof InstitutionalCodes>;

/** All codes of an encounter: what coders own, while everything else stays the source system's. */
export const CoderCodes = z.discriminatedUnion('kind', [ProfessionalCodes, InstitutionalCodes]);
export type CoderCodes = z.output<typeof CoderCodes>;

/** Who a code comes from, and since when. */
export const CodeAttribution = z.object({
  path: z
    .string()
    .max(300)
    .meta({ description: 'JSON pointer into the encounter: /diagnoses/0, /serviceLines/2/procedureCode.' }),
  code: personal(z.string().max(20)),
  from: z.enum(['source-system', 'coder', 'suggestion', 'prior-encounter']),
  by: z.string().max(200).meta({ description: "The source system's name, or the coder's." }),
  at: Instant,
  suggestionId: z.string().max(100).optional().meta({ description: 'The suggestion that the coder accepted.' }),
  encounterId: Id.optional().meta({ description: "The patient's other encounter that the coder copied it from." }),
});
export type CodeAttribution = z.output<typeof CodeAttribution>;

const asked = {
  queryId: Id,
  providerNpi: Npi,
  question: personal(z.string()),
  askedBy: z.string(),
  askedAt: Instant,
  dueDate: CalendarDate,
};

/** A question to the provider about the documentation. While one is open the encounter waits. */
export const ProviderQuery = z.discriminatedUnion('status', [
  z.object({ ...asked, status: z.literal('open') }),
  z.object({
    ...asked,
    status: z.literal('answered'),
    answer: personal(z.string()),
    answeredBy: z.string(),
    answeredAt: Instant,
  }),
  z.object({ ...asked, status: z.literal('withdrawn'), reason: z.string(), withdrawnBy: z.string(), withdrawnAt: Instant }),
]);
export type ProviderQuery = z.output<typeof ProviderQuery>;

const shouldBe = personal(z.string().trim().min(1).max(20)).meta({ phi: true, description: 'The code that belongs there.' });
const note = personal(z.string().trim().min(1).max(1_000)).optional();
const path = z.string().max(300);

/** What a reviewer says of one code. A missing code has no place; it names what should have been coded. */
export const CodeVerdict = z.union([
  z.strictObject({ verdict: z.literal('agree'), path }),
  z.strictObject({
    verdict: z.literal('disagree'),
    kind: z.enum(['over-coded', 'under-coded', 'wrong-code', 'sequencing']),
    path,
    shouldBe: shouldBe.optional(),
    note,
  }),
  z.strictObject({ verdict: z.literal('disagree'), kind: z.literal('missing'), shouldBe, note }),
]);
export type CodeVerdict = z.output<typeof CodeVerdict>;

/** Codes that somebody often needs together, to be put into an encounter at once. */
export const QuickPick = z.strictObject({
  name: Text(80).meta({ description: 'Nothing personal.' }),
  kind: z.enum(['professional', 'institutional']),
  diagnoses: z.array(Icd10CmCode).max(25).default([]),
  procedures: z.array(Icd10PcsCode).max(25).default([]),
  lines: z
    .array(
      z.strictObject({
        procedureCode: ProcedureCode,
        modifiers: z.array(Modifier).max(4).default([]),
        chargeNumber: Text(50).optional(),
      }),
    )
    .max(50)
    .default([]),
});
export type QuickPick = z.output<typeof QuickPick>;
