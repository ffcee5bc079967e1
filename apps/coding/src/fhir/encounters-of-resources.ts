import type { EncounterInput } from '@claimstream/contracts';
import type { FhirEncounter, FhirImmunization, FhirResource } from './resources.js';
import { ResourceSet } from './resource-set.js';
import { toEncounter } from './to-encounter.js';

/** What became of one FHIR encounter: one of ours, or why it is none. */
export type MappedEncounter = { source: FhirEncounter } & (
  | { kind: 'mapped'; encounter: EncounterInput }
  | { kind: 'passed-over'; because: 'not finished' | 'its patient is not in the bundle' }
);

export interface FhirEntry {
  readonly fullUrl?: string;
  readonly resource: FhirResource;
}

/** Encounters that have happened or were taken back; others may still change and come again. */
const over = new Set(['finished', 'completed', 'cancelled', 'entered-in-error']);

/** The encounters of a bundle, in its order, each with all that belongs to it. Pure: the same bundle gives the same encounters. */
export function encountersOfResources(entries: readonly FhirEntry[]): MappedEncounter[] {
  const set = new ResourceSet(entries);
  const encounterOf = (reference: Parameters<ResourceSet['find']>[1]) => set.find('Encounter', reference);
  const claims = groupByEncounter(
    set.all('Claim').filter((claim) => !isPharmacy(claim)),
    (claim) =>
      claim.item.map(({ encounter: [reference] }) => encounterOf(reference)).find((encounter) => encounter !== undefined),
  );
  const conditions = groupByEncounter(set.all('Condition'), ({ encounter }) => encounterOf(encounter));
  const procedures = groupByEncounter(set.all('Procedure'), ({ encounter }) => encounterOf(encounter));
  const immunizations = groupByEncounter(set.all('Immunization'), ({ encounter }) => encounterOf(encounter));
  const doses = dosesOf(set);

  return set.all('Encounter').map((source): MappedEncounter => {
    const patient = set.find('Patient', source.subject);
    if (!over.has(source.status)) return { source, kind: 'passed-over', because: 'not finished' };
    if (!patient) return { source, kind: 'passed-over', because: 'its patient is not in the bundle' };
    const encounter = toEncounter(set, {
      encounter: source,
      patient,
      claims: claims.get(source) ?? [],
      conditions: conditions.get(source) ?? [],
      procedures: procedures.get(source) ?? [],
      immunizations: immunizations.get(source) ?? [],
      dosesBefore: (cvx) => doses(patient, cvx).filter((at) => at < (source.period?.start ?? '')).length,
    });
    return { source, kind: 'mapped', encounter };
  });
}

function groupByEncounter<Resource>(
  resources: readonly Resource[],
  encounterOf: (resource: Resource) => FhirEncounter | undefined,
): Map<FhirEncounter | undefined, Resource[]> {
  return Map.groupBy(resources, encounterOf);
}

/** Drugs from a pharmacy are billed in another way (NCPDP), not on the visit's claim. */
const isPharmacy = ({ type }: { type?: { coding: { code?: string }[] } }): boolean =>
  type?.coding.some(({ code }) => code === 'pharmacy') ?? false;

/** When each patient got each vaccine. */
function dosesOf(set: ResourceSet): (patient: object, cvx: string) => string[] {
  const byPatient = Map.groupBy(set.all('Immunization'), ({ patient }) => set.find('Patient', patient));
  return (patient, cvx) =>
    (byPatient.get(patient as never) ?? []).filter(isOf(cvx)).flatMap(({ occurrenceDateTime }) => occurrenceDateTime ?? []);
}

const isOf =
  (cvx: string) =>
  ({ vaccineCode }: FhirImmunization): boolean =>
    vaccineCode?.coding.some(({ code }) => code === cvx) ?? false;
