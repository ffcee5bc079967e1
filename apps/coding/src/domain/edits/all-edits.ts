import { addOnAlone } from './add-on-edits.js';
import { notCovered } from './coverage-edits.js';
import { datesReversed, lineOutsideEncounter, serviceBeforeBirth, serviceInFuture } from './date-edits.js';
import { diagnosisMissing, diagnosisRepeated, pointerWithoutDiagnosis, problemUncoded } from './diagnosis-edits.js';
import { etiologyNotBefore, externalCauseFirst, firstOnlyNotFirst, manifestationFirst } from './diagnosis-order-edits.js';
import { diagnosisNotValid } from './diagnosis-validity-edits.js';
import type { Edit, InstitutionalEdit, ProfessionalEdit } from './edit.js';
import { excludedTogether } from './excludes1-edits.js';
import { insideGlobalPeriod } from './global-period-edits.js';
import { chargeMissing, serviceLineMissing } from './line-edits.js';
import { modifierNotForProcedure, modifierRepeated, modifiersContradict, modifierUnknown } from './modifier-edits.js';
import { tooManyUnits } from './mue-edits.js';
import { newPatientAsEstablished, newPatientSeenBefore } from './new-patient-edits.js';
import { admissionIncomplete, attendingProviderMissing, coverageMissing, renderingProviderMissing } from './party-edits.js';
import { ageConflict, sexConflict } from './patient-edits.js';
import { placeOfServiceUnknown, procedureNotValid } from './procedure-edits.js';
import { pairsNotTogether } from './ptp-edits.js';
import { sidesContradict, sideUnspecified } from './side-edits.js';
import { presentOnAdmission, procedureOfOutpatient, procedureOutsideStay, stayProcedureNotValid } from './stay-edits.js';
import { complexityBesideProcedure, highLevelForLittle, levelNotDocumented } from './visit-level-edits.js';

/** The release of this set of edits; it stands on each finding that no table speaks for. */
export const editsRelease = '2026.4';

/** In the order in which their findings are told. */
export const allEdits: readonly Edit[] = [
  diagnosisMissing,
  diagnosisRepeated,
  diagnosisNotValid,
  externalCauseFirst,
  manifestationFirst,
  etiologyNotBefore,
  firstOnlyNotFirst,
  excludedTogether,
  ageConflict,
  sexConflict,
  problemUncoded,
  serviceLineMissing,
  chargeMissing,
  procedureNotValid,
  modifierRepeated,
  modifierUnknown,
  modifierNotForProcedure,
  modifiersContradict,
  sidesContradict,
  sideUnspecified,
  pairsNotTogether,
  addOnAlone,
  tooManyUnits,
  insideGlobalPeriod,
  notCovered,
  datesReversed,
  serviceInFuture,
  serviceBeforeBirth,
  coverageMissing,
];

export const professionalEdits: readonly ProfessionalEdit[] = [
  pointerWithoutDiagnosis,
  lineOutsideEncounter,
  renderingProviderMissing,
  placeOfServiceUnknown,
  levelNotDocumented,
  highLevelForLittle,
  complexityBesideProcedure,
  newPatientSeenBefore,
  newPatientAsEstablished,
];

export const institutionalEdits: readonly InstitutionalEdit[] = [
  presentOnAdmission,
  stayProcedureNotValid,
  procedureOutsideStay,
  procedureOfOutpatient,
  attendingProviderMissing,
  admissionIncomplete,
];
