import { datesReversed, lineOutsideEncounter, serviceBeforeBirth, serviceInFuture } from './date-edits.js';
import {
  diagnosisMissing,
  diagnosisRepeated,
  externalCauseFirst,
  pointerWithoutDiagnosis,
  presentOnAdmissionMissing,
  problemUncoded,
} from './diagnosis-edits.js';
import type { Edit, InstitutionalEdit, ProfessionalEdit } from './edit.js';
import { chargeMissing, modifierRepeated, serviceLineMissing } from './line-edits.js';
import { admissionIncomplete, attendingProviderMissing, coverageMissing, renderingProviderMissing } from './party-edits.js';

/** The release of this set of edits; it stands on each finding that no table speaks for. */
export const editsRelease = '2026.2';

/** In the order in which their findings are told. */
export const allEdits: readonly Edit[] = [
  diagnosisMissing,
  diagnosisRepeated,
  externalCauseFirst,
  problemUncoded,
  serviceLineMissing,
  chargeMissing,
  modifierRepeated,
  datesReversed,
  serviceInFuture,
  serviceBeforeBirth,
  coverageMissing,
];

export const professionalEdits: readonly ProfessionalEdit[] = [
  pointerWithoutDiagnosis,
  lineOutsideEncounter,
  renderingProviderMissing,
];

export const institutionalEdits: readonly InstitutionalEdit[] = [
  presentOnAdmissionMissing,
  attendingProviderMissing,
  admissionIncomplete,
];
