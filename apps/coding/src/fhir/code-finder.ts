import type { EncounterInput } from '@claimstream/contracts';
import type { CodeableConcept } from './resources.js';
import { icd10OfProblem, notADiagnosis } from './terminology/problems.js';
import { codeOfService, partOfVisit } from './terminology/services.js';
import { type Vaccine, vaccineOfCvx } from './terminology/vaccines.js';
import { type VisitKind, visitOfType } from './terminology/visits.js';

export const snomed = 'http://snomed.info/sct';
const icd10Cm = new Set(['http://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10']);
const procedureSystems = new Set([
  'http://www.ama-assn.org/go/cpt',
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'https://bluebutton.cms.gov/resources/codesystem/hcpcs',
]);
const cvx = 'http://hl7.org/fhir/sid/cvx';

type UncodedProblem = NonNullable<EncounterInput['uncodedProblems']>[number];

/** What a concept is billed as. */
export type Service =
  | { kind: 'procedure'; code: string }
  | { kind: 'vaccine'; cvx: string; vaccine: Vaccine }
  | { kind: 'visit'; visit: VisitKind }
  | { kind: 'within-visit' }
  | { kind: 'diagnosis' };

/** Finds billing codes for one encounter's concepts, and keeps a note of each that has none. */
export class CodeFinder {
  readonly #uncoded = new Map<string, UncodedProblem>();

  get uncodedProblems(): UncodedProblem[] {
    return [...this.#uncoded.values()];
  }

  /** The ICD-10-CM codes of a problem: its own where it has one, else those of our map; none for what is no diagnosis or has to be coded. */
  diagnosesOf(concept: CodeableConcept): string[] {
    const own = concept.coding.find(({ system, code }) => icd10Cm.has(system ?? '') && icd10Form.test(code ?? ''));
    if (own) return [own.code!];
    const code = snomedCodeOf(concept);
    const mapped = code === undefined ? undefined : icd10OfProblem[code];
    if (mapped !== undefined) return mapped.split(' ');
    if (code === undefined || !notADiagnosis.has(code)) this.#note(concept, 'no map to ICD-10-CM');
    return [];
  }

  /** What a concept is billed as; undefined when it has to be coded. */
  serviceOf(concept: CodeableConcept): Service | undefined {
    const own = concept.coding.find(({ system, code }) => procedureSystems.has(system ?? '') && procedureForm.test(code ?? ''));
    if (own) return { kind: 'procedure', code: own.code! };
    const service = mappedService(concept);
    if (!service) this.#note(concept, 'no map to CPT or HCPCS');
    return service;
  }

  #note(concept: CodeableConcept, reason: string): void {
    const { system = 'unknown', code = 'unknown', display } = concept.coding[0] ?? {};
    const problem = {
      system: system.slice(0, 200),
      code: code.slice(0, 50),
      display: (display ?? concept.text)?.slice(0, 500),
      reason,
    };
    this.#uncoded.set(`${system} ${code}`, problem);
  }
}

const icd10Form = /^[A-Z][0-9A][0-9AB](\.?[0-9A-Z]{1,4})?$/i;
const procedureForm = /^(\d{4}[0-9AFMTU]|[A-V]\d{4})$/i;

const snomedCodeOf = ({ coding }: CodeableConcept): string | undefined => coding.find(({ system }) => system === snomed)?.code;

function mappedService(concept: CodeableConcept): Service | undefined {
  const cvxCode = concept.coding.find(({ system }) => system === cvx)?.code;
  const vaccine = cvxCode === undefined ? undefined : vaccineOfCvx[cvxCode];
  if (vaccine) return { kind: 'vaccine', cvx: cvxCode!, vaccine };

  const code = snomedCodeOf(concept) ?? '';
  if (codeOfService[code]) return { kind: 'procedure', code: codeOfService[code] };
  if (visitOfType[code]) return { kind: 'visit', visit: visitOfType[code] };
  if (partOfVisit.has(code)) return { kind: 'within-visit' };
  return icd10OfProblem[code] || notADiagnosis.has(code) ? { kind: 'diagnosis' } : undefined;
}
