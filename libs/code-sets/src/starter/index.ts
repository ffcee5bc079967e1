import { type Release, releaseOf, rowsOf, type SomeTable } from '../releases/release.js';
import { anyAge, diagnosisLimitsTable, diagnosisTable, poaExemptTable } from '../sets/diagnosis-tables.js';
import { hcpcsTable, modifierTable, placeOfServiceTable, reasonTable } from '../sets/procedure-tables.js';
import type { CodeSetName } from '../tables/code-tables.js';
import { starterClaimAdjustmentReasons } from './claim-adjustment-reasons.js';
import { starterHcpcs } from './hcpcs.js';
import { starterDiagnoses } from './icd-10-cm/diagnoses.js';
import { starterModifiers } from './modifiers.js';
import { starterPlacesOfService } from './places-of-service.js';
import { starterRemittanceAdviceRemarks } from './remittance-advice-remarks.js';

/** How findings name the starter. */
export const starterVersion = 'starter-1';

let releases: readonly Release[] | undefined;

/** The releases that come with the product: of our own making, never complete, in force where nothing else is loaded. */
export const starterReleases = (): readonly Release[] => (releases ??= packed());

const packed = (): readonly Release[] => [
  starter('icd-10-cm', rowsOf(diagnosisTable, starterDiagnoses.map(withOrder))),
  starter('poa-exempt', rowsOf(poaExemptTable, starterDiagnoses.filter((diagnosis) => diagnosis.poaExempt).map(codeOnly))),
  starter('mce', rowsOf(diagnosisLimitsTable, starterDiagnoses.map(limitsOf))),
  starter('hcpcs', rowsOf(hcpcsTable, Object.entries(starterHcpcs).map(hcpcsRow))),
  starter('modifiers', rowsOf(modifierTable, Object.entries(starterModifiers).map(modifierRow))),
  starter(
    'place-of-service',
    rowsOf(
      placeOfServiceTable,
      Object.entries(starterPlacesOfService).map(([code, place]) => ({ code, ...place, description: '' })),
    ),
  ),
  starter('carc', rowsOf(reasonTable, Object.entries(starterClaimAdjustmentReasons).map(reasonRow))),
  starter('rarc', rowsOf(reasonTable, Object.entries(starterRemittanceAdviceRemarks).map(reasonRow))),
];

const starter = (set: CodeSetName, table: SomeTable): Release =>
  releaseOf({ set, version: starterVersion, complete: false }, table);

type Diagnosis = (typeof starterDiagnoses)[number];

const codeOnly = ({ code }: Diagnosis) => ({ code });
const withOrder = ({ code, billable, description }: Diagnosis, order: number) => ({
  code,
  order,
  billable,
  description,
  short: '',
});
const limitsOf = ({ code, ages, sex, manifestation }: Diagnosis) => ({
  ...{ code, sex: sex ?? '', manifestation },
  ageFrom: ages?.from ?? anyAge.ageFrom,
  ageTo: ages?.to ?? anyAge.ageTo,
});
const hcpcsRow = ([code, description]: [string, string]) => ({
  ...{ code, description, short: '', coverage: '' },
  ...{ addedOn: undefined, terminatedOn: undefined },
});
const modifierRow = ([code, description]: [string, string]) => ({
  ...{ code, description },
  owner: /^\d/.test(code) ? 'cpt' : 'hcpcs',
});
const reasonRow = ([code, description]: [string, string]) => ({ code, category: '', description });
