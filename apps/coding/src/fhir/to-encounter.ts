import type { EncounterInput } from '@claimstream/contracts';
import { daysBetween, isCalendarDate } from '@claimstream/kernel';
import { CodeFinder } from './code-finder.js';
import type { FhirClaim, FhirCondition, FhirEncounter, FhirPatient } from './resources.js';
import type { ResourceSet } from './resource-set.js';
import { type DoneService, servicesOf, totalCentsOf, type VisitRecords } from './services-of-visit.js';
import { toPayment } from './to-coverage.js';
import { plain, toPatient } from './to-people.js';
import { toBillingProvider, toRenderingProvider } from './to-providers.js';
import { toServiceLines } from './to-service-lines.js';
import { placeOfClass, preventiveReason, visitOfType } from './terminology/visits.js';

/** All that came with one encounter. */
export interface FhirVisit extends VisitRecords {
  readonly patient: FhirPatient;
  readonly conditions: readonly FhirCondition[];
  /** How many doses of a vaccine the patient had before this visit. */
  readonly dosesBefore: (cvx: string) => number;
}

const mostDiagnoses = 12;

/** Place of service of a stay, whose claim needs the day of admission (837P 2300 DTP 435). */
const hospital = '21';

/**
 * A FHIR encounter as a professional encounter of ours. What a payer's claim cannot do without and the source does not say comes out empty,
 * for the check of the shape to find; codes without a map become uncoded problems, which hold the encounter for a coder.
 */
export function toEncounter(set: ResourceSet, visit: FhirVisit): EncounterInput {
  const { encounter, patient, claims } = visit;
  const finder = new CodeFinder();
  const person = toPatient(patient);
  const dateOfService = (encounter.period?.start ?? '').slice(0, 10);
  const age = ageAt(person.dateOfBirth, dateOfService);
  const kind = visitKindOf(encounter);
  const placeOfService = kind?.placeOfService ?? placeOfClass[encounter.class?.code ?? ''] ?? '11';

  const services = servicesOf(visit);
  const diagnoses = diagnosesOf(set, visit, finder, { age, immunized: services.some(isVaccine) });
  const serviceLines = toServiceLines({
    services,
    finder,
    ageYears: age.years,
    placeOfService,
    totalCents: totalCentsOf(claims),
    dosesBefore: visit.dosesBefore,
    pointersFor: (service, immunization) => pointersFor(diagnoses, { service, immunization }),
  });
  const name = encounter.identifier.find(({ value }) => value !== undefined);
  return {
    kind: 'professional',
    sourceSystem: plain(name?.system, 50) || 'fhir-r4',
    externalId: plain(name?.value ?? encounter.id, 80),
    billableStatus: isVoid(encounter) ? 'NOT_BILLABLE' : 'BILLABLE',
    ...toPayment(set, patient, claims),
    patientAuthorizedRelease: true,
    benefitsAssignedToProvider: true,
    providerAcceptsAssignment: true,
    patient: person,
    billingProvider: toBillingProvider(set, visit),
    renderingProvider: toRenderingProvider(set, visit),
    placeOfServiceCode: placeOfService,
    dateOfService,
    ...(placeOfService === hospital && { admissionDate: dateOfService }),
    diagnoses: diagnoses.map(({ code }) => ({ code })),
    serviceLines,
    uncodedProblems: finder.uncodedProblems,
  };
}

interface FoundDiagnosis {
  readonly code: string;
  /** The sequences under which the claims name it. */
  readonly sequences: readonly number[];
}

interface Reasons {
  readonly age: { days: number; years: number };
  readonly immunized: boolean;
}

/**
 * What the kind of visit implies comes first (a preventive visit's code may stand nowhere else, ICD-10-CM I.C.21.c.16), then the claims' diagnoses,
 * the encounter's reasons and conditions; an immunization is a reason by itself.
 */
function diagnosesOf(set: ResourceSet, visit: FhirVisit, finder: CodeFinder, { age, immunized }: Reasons): FoundDiagnosis[] {
  const { encounter, claims, conditions } = visit;
  const found = new Map<string, number[]>();
  const add = (codes: readonly string[], sequence?: number) => {
    for (const code of codes) {
      const plainCode = code.replace('.', '').toUpperCase();
      if (found.size >= mostDiagnoses && !found.has(plainCode)) continue;
      found.set(plainCode, [...(found.get(plainCode) ?? []), ...(sequence === undefined ? [] : [sequence])]);
    }
  };
  const implied = visitKindOf(encounter)?.reason;
  if (implied !== undefined) add([implied === 'preventive' ? preventiveReason(age) : implied]);
  for (const { sequence, concept } of claimDiagnoses(set, claims)) add(finder.diagnosesOf(concept), sequence);
  const linked = [...encounter.diagnosis.map(({ condition }) => condition), ...encounter.reasonReference];
  const others = [...linked.flatMap((reference) => set.find('Condition', reference) ?? []), ...conditions];
  for (const concept of [...encounter.reasonCode, ...others.flatMap(({ code }) => (code ? [code] : []))])
    add(finder.diagnosesOf(concept));
  if (immunized) add(['Z23']);
  return [...found].map(([code, sequences]) => ({ code, sequences }));
}

const claimDiagnoses = (set: ResourceSet, claims: readonly FhirClaim[]) =>
  claims
    .flatMap(({ diagnosis }) => diagnosis)
    .flatMap(({ sequence, diagnosisReference, diagnosisCodeableConcept }) => {
      const concept = diagnosisCodeableConcept ?? set.find('Condition', diagnosisReference)?.code;
      return concept ? [{ sequence, concept }] : [];
    });

/** At most four positions; where nothing was said a service was done for all diagnoses but the immunization's, which is for itself. */
function pointersFor(
  diagnoses: readonly FoundDiagnosis[],
  { service, immunization }: { service: DoneService; immunization: boolean },
): number[] {
  const positions = (matches: (diagnosis: FoundDiagnosis) => boolean) =>
    diagnoses.flatMap((diagnosis, position) => (matches(diagnosis) ? [position + 1] : [])).slice(0, 4);
  const choices = [
    positions(({ sequences }) => sequences.some((sequence) => service.diagnosisSequence.includes(sequence))),
    positions(({ code }) => (code === 'Z23') === immunization),
    positions(() => true),
  ];
  return choices.find(({ length }) => length > 0) ?? [1];
}

const isVaccine = ({ concept }: DoneService): boolean =>
  concept.coding.some(({ system }) => system === 'http://hl7.org/fhir/sid/cvx');

const visitKindOf = ({ type }: FhirEncounter) =>
  type.flatMap(({ coding }) => coding).flatMap(({ code }) => visitOfType[code ?? ''] ?? [])[0];

const isVoid = ({ status }: FhirEncounter): boolean => status === 'entered-in-error' || status === 'cancelled';

/** Age in whole days and years; nought where a date is missing, which the check of the shape will say. */
function ageAt(birth: string, on: string): { days: number; years: number } {
  if (!isCalendarDate(birth) || !isCalendarDate(on)) return { days: 0, years: 0 };
  const beforeBirthday = on.slice(5) < birth.slice(5);
  return {
    days: daysBetween({ from: birth, to: on }),
    years: Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - Number(beforeBirthday),
  };
}
