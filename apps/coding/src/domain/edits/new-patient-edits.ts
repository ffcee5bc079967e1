import type { FeeScheduleEntry } from '@claimstream/code-sets';
import { addDays } from '@claimstream/kernel';
import { type ProfessionalEdit, holds, tells, warns } from './edit.js';
import { sameProvider } from './same-provider.js';
import { isNewPatientVisit, isVisit, visitCodeOf } from './visits.js';

const source = 'CPT evaluation and management guidelines: new patient';
const yearsThatCount = 3;

/** A new patient is one whom nobody of the group and specialty saw in the three years before (payers deny with CARC B16). */
export const newPatientSeenBefore: ProfessionalEdit = ({ documentation }, { coding, earlier, tables }) =>
  coding.lines.flatMap((line) => {
    if (!isNewPatientVisit(line.procedureCode)) return [];
    const year = Number(line.date.slice(0, 4)) - yearsThatCount;
    const since = addDays(`${year}${line.date.slice(4)}`.replace('-02-29', '-02-28'), 0);
    const visits = earlier.filter(
      ({ setting, serviceDate, procedureCode }) =>
        setting === 'professional' &&
        serviceDate > since &&
        serviceDate < line.date &&
        (isVisit(procedureCode) || isSurgery(tables.feeSchedule(procedureCode, serviceDate))),
    );
    const seen = visits.find((visit) => sameProvider(coding, visit) === 'yes');
    const perhapsSeen = visits.find((visit) => sameProvider(coding, visit) === 'perhaps');
    const saying = {
      path: `${line.path}/procedureCode`,
      source,
      fix: 'Report the visit of an established patient.',
      overridable: true,
    } as const;
    if (seen) {
      const message = `The patient was seen by the same provider on ${seen.serviceDate} and is not new.`;
      return [holds('coder', 'NEW_PATIENT_SEEN_BEFORE', { message, ...saying })];
    }
    if (perhapsSeen || documentation?.newPatient === false) {
      const message = perhapsSeen
        ? `The group saw the patient on ${perhapsSeen.serviceDate}; whether in the same specialty is not known.`
        : 'The documentation says that the patient is not new.';
      return [warns('NEW_PATIENT_SEEN_BEFORE', { message, ...saying })];
    }
    return [];
  });

/** Whoever operates sees the patient; a test or its reading is no such service (Medicare Claims Processing Manual, chapter 12, 30.6.7). */
const isSurgery = (fee: FeeScheduleEntry | undefined): boolean => ['000', '010', '090', 'MMM'].includes(fee?.globalDays ?? '');

/** The documentation says new and the code says established: worth a look, the other way round than usual. */
export const newPatientAsEstablished: ProfessionalEdit = ({ documentation }, { coding: { lines } }) =>
  documentation?.newPatient
    ? lines
        .filter(({ procedureCode }) => visitCodeOf(procedureCode)?.family === 'office, established patient')
        .map(({ path }) =>
          tells('NEW_PATIENT_AS_ESTABLISHED', {
            message: 'The documentation says that the patient is new; the code is for established ones.',
            path: `${path}/procedureCode`,
            source,
            fix: 'Report the visit of a new patient, if nobody of the group and specialty saw them in three years.',
          }),
        )
    : [];
