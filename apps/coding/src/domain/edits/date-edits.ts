import type { Encounter } from '@claimstream/contracts';
import type { CalendarDate } from '@claimstream/kernel';
import { type Edit, holds, type ProfessionalEdit, warns } from './edit.js';

/** The days of an encounter with the fields that they stand in. */
function periodOf(encounter: Encounter): { from: CalendarDate; to: CalendarDate; fromField: string; toField: string } {
  if (encounter.kind === 'institutional') {
    const { statementFromDate: from, statementToDate: to } = encounter;
    return { from, to, fromField: '/statementFromDate', toField: '/statementToDate' };
  }
  const { dateOfService: from, endDateOfService: to = from } = encounter;
  return { from, to, fromField: '/dateOfService', toField: '/endDateOfService' };
}

export const datesReversed: Edit = (encounter) => {
  const { from, to, toField } = periodOf(encounter);
  return to >= from
    ? []
    : [holds('provider', 'DATES_REVERSED', { message: 'The encounter ends before it begins.', path: toField })];
};

/** Nothing is billed before it happened. */
export const serviceInFuture: Edit = (encounter, { today }) => {
  const { to, fromField, toField, from } = periodOf(encounter);
  if (to <= today) return [];
  const path = from > today ? fromField : toField;
  return [holds('provider', 'SERVICE_IN_FUTURE', { message: 'The service lies in the future.', path })];
};

export const serviceBeforeBirth: Edit = (encounter) => {
  const { from, fromField } = periodOf(encounter);
  return from >= encounter.patient.dateOfBirth
    ? []
    : [holds('provider', 'SERVICE_BEFORE_BIRTH', { message: 'The service lies before the date of birth.', path: fromField })];
};

/** A line's own date lies within the encounter; late lines are usual enough to be only a warning. */
export const lineOutsideEncounter: ProfessionalEdit = (encounter) => {
  const { from, to } = periodOf(encounter);
  return encounter.serviceLines.flatMap(({ serviceDate }, line) =>
    serviceDate === undefined || (serviceDate >= from && serviceDate <= to)
      ? []
      : [
          warns('LINE_OUTSIDE_ENCOUNTER', {
            message: `Line ${line + 1} was done on a day outside the encounter.`,
            path: `/serviceLines/${line}/serviceDate`,
          }),
        ],
  );
};
