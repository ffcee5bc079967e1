import type { CoveragePolicy } from '@claimstream/code-sets';
import type { Encounter } from '@claimstream/contracts';
import { addDays } from '@claimstream/kernel';
import type { CodedLine } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds, tells, warns } from './edit.js';
import { yearsOn } from './patient-edits.js';

/**
 * Medical necessity: whether the coverage policies of the payer and the place pay a procedure for its diagnoses, patient, place and frequency.
 * A notice to the patient (GA, GX) changes who pays, GZ says that a refusal is expected, GY that the law excludes the service anyway.
 */
export const notCovered: Edit = (encounter, facts) =>
  facts.coding.lines.flatMap((line) => {
    if (line.modifiers.includes('GY')) return [];
    return facts.tables
      .coveragePolicies(line.procedureCode, line.date)
      .filter((policy) => isFor(policy, encounter))
      .flatMap((policy) => failures(policy, { line, encounter, facts }).map((failure) => toFinding(failure, policy, line)));
  });

/** Who pays by Medicare's rules: Part A, Part B, and Medicare Advantage (X12 claim filing indicator). */
const medicare = new Set(['MA', 'MB', '16']);

/** Local and national determinations bind Medicare in their states; a payer's own policy binds its members. */
function isFor({ kind, states, payerIds }: CoveragePolicy, encounter: Encounter): boolean {
  const card = encounter.responsibleParty === 'SELF_PAY' ? undefined : encounter.subscriberPrimary?.insuranceCard;
  if (!card) return false;
  const { state } = (encounter.serviceFacility ?? encounter.billingProvider).address;
  if (states && !states.includes(state)) return false;
  if (payerIds) return payerIds.includes(card.payerId);
  return kind === 'payer' || medicare.has(card.claimFilingIndicator);
}

interface Claimed {
  readonly line: CodedLine;
  readonly encounter: Encounter;
  readonly facts: EditFacts;
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** All conditions of a policy that the line does not meet. */
function failures(policy: CoveragePolicy, claimed: Claimed): Failure[] {
  return [diagnosisFails, patientFails, placeFails, frequencyFails].flatMap((condition) => condition(policy, claimed) ?? []);
}

function diagnosisFails({ covered, notCovered, together }: CoveragePolicy, { line, encounter }: Claimed): Failure | undefined {
  const codes = line.diagnoses.flatMap((position) => encounter.diagnoses[position]?.code ?? []);
  const hasOneOf = (set: readonly string[]) => codes.some((code) => set.includes(code));
  const isCovered = covered ? hasOneOf(covered) : !notCovered || codes.some((code) => !notCovered.includes(code));
  if (!isCovered) {
    return {
      code: 'MEDICAL_NECESSITY_NOT_MET',
      message: `No diagnosis of line ${line.place + 1} is one that the policy covers.`,
      fix: 'Point to the diagnosis that the record gives as the reason; or GA with a notice on file, GZ without.',
    };
  }
  return together?.every(hasOneOf) === false
    ? {
        code: 'MEDICAL_NECESSITY_NOT_MET',
        message: `The policy asks for diagnoses of several groups together, and line ${line.place + 1} lacks one.`,
        fix: 'Point to the diagnosis of the other group where the record has it.',
      }
    : undefined;
}

function patientFails({ ages, sex }: CoveragePolicy, { line, encounter: { patient } }: Claimed): Failure | undefined {
  const age = yearsOn(line.date, patient.dateOfBirth);
  const wrongAge = ages !== undefined && (age < ages.from || age > ages.to);
  const wrongSex = sex !== undefined && patient.gender === (sex === 'F' ? 'male' : 'female');
  return wrongAge || wrongSex
    ? {
        code: 'COVERAGE_PATIENT_EXCLUDED',
        message: `The policy of line ${line.place + 1} is for patients of another ${wrongAge ? 'age' : 'sex'}.`,
        fix: 'Check date of birth and sex; or GA with a notice on file, GZ without.',
      }
    : undefined;
}

function placeFails({ placesOfService }: CoveragePolicy, { line }: Claimed): Failure | undefined {
  return placesOfService && line.placeOfService !== undefined && !placesOfService.includes(line.placeOfService)
    ? {
        code: 'COVERAGE_PLACE_EXCLUDED',
        message: `The policy does not cover line ${line.place + 1} in this place of service.`,
        fix: 'Check the place of service.',
      }
    : undefined;
}

/** All units of the policy's procedures in the period that ends with the day of the line, whoever did them. */
function frequencyFails(
  { frequency, procedures }: CoveragePolicy,
  { line, facts: { coding, earlier } }: Claimed,
): Failure | undefined {
  if (!frequency) return undefined;
  const from = addDays(line.date, 1 - frequency.perDays);
  const isCounted = (code: string, date: string) => procedures.includes(code) && date >= from && date <= line.date;
  const before = earlier.filter(({ procedureCode, serviceDate }) => isCounted(procedureCode, serviceDate));
  const here = coding.lines.filter(
    ({ place, procedureCode, date }) => (date < line.date || place <= line.place) && isCounted(procedureCode, date),
  );
  const units = [...before, ...here].reduce((sum, each) => sum + each.units, 0);
  return units > frequency.most
    ? {
        code: 'COVERAGE_FREQUENCY_EXCEEDED',
        message: `Line ${line.place + 1} makes ${units} in ${frequency.perDays} days; the policy covers ${frequency.most}.`,
        fix: 'Check the earlier services; or GA with a notice on file, GZ without.',
      }
    : undefined;
}

function toFinding({ code, message, fix }: Failure, { policyId, kind, release }: CoveragePolicy, line: CodedLine): EditFinding {
  const policy = `${kind} ${policyId}`;
  const saying = { message, path: line.path, about: policy, source: policy, release };
  if (line.modifiers.includes('GA') || line.modifiers.includes('GX')) {
    return tells('NOT_COVERED_WITH_NOTICE', { ...saying, fix: 'Nothing: the patient was told and may be billed.' });
  }
  if (line.modifiers.includes('GZ')) {
    return warns('NOT_COVERED_WITHOUT_NOTICE', {
      ...saying,
      fix: 'Nothing: a refusal is expected and the patient may not be billed.',
    });
  }
  return holds('coder', code, { ...saying, fix, overridable: true });
}
