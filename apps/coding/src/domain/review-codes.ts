import type { Encounter, Finding } from '@claimstream/contracts';
import type { CalendarDate } from '@claimstream/kernel';
import type { WaitingFor } from './encounter-record.js';
import { datesReversed, lineOutsideEncounter, serviceBeforeBirth, serviceInFuture } from './edits/date-edits.js';
import {
  diagnosisMissing,
  diagnosisRepeated,
  externalCauseFirst,
  pointerWithoutDiagnosis,
  presentOnAdmissionMissing,
  problemUncoded,
} from './edits/diagnosis-edits.js';
import type { Edit, EditFinding, InstitutionalEdit, ProfessionalEdit } from './edits/edit.js';
import { chargeMissing, modifierRepeated, serviceLineMissing } from './edits/line-edits.js';
import { admissionIncomplete, attendingProviderMissing, coverageMissing, renderingProviderMissing } from './edits/party-edits.js';

const edits: readonly Edit[] = [
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
const professionalEdits: readonly ProfessionalEdit[] = [pointerWithoutDiagnosis, lineOutsideEncounter, renderingProviderMissing];
const institutionalEdits: readonly InstitutionalEdit[] = [
  presentOnAdmissionMissing,
  attendingProviderMissing,
  admissionIncomplete,
];

/** What follows from the codes of an encounter: released with its warnings, or held with every reason at once. */
export type Review =
  { status: 'coded'; findings: Finding[] } | { status: 'held'; waitingFor: WaitingFor; findings: Finding[]; reasons: Finding[] };

/** Says whether an encounter may be billed. What nobody will be billed for needs no codes and passes. */
export function reviewCodes(encounter: Encounter, today: CalendarDate): Review {
  if (encounter.billableStatus === 'NOT_BILLABLE') return { status: 'coded', findings: [] };

  const found = findingsOf(encounter, today);
  const findings = found.map(({ waitsFor: _, ...finding }) => finding);
  if (!found.some(({ severity }) => severity === 'error')) return { status: 'coded', findings };

  const waitingFor = found.some(({ waitsFor }) => waitsFor === 'coder') ? 'coder' : 'provider';
  return { status: 'held', waitingFor, findings, reasons: findings.filter(({ severity }) => severity === 'error') };
}

function findingsOf(encounter: Encounter, today: CalendarDate): EditFinding[] {
  const facts = { today };
  const ofAll = edits.flatMap((edit) => edit(encounter, facts));
  switch (encounter.kind) {
    case 'professional':
      return [...ofAll, ...professionalEdits.flatMap((edit) => edit(encounter, facts))];
    case 'institutional':
      return [...ofAll, ...institutionalEdits.flatMap((edit) => edit(encounter, facts))];
  }
}
