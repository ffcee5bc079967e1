import type { Encounter } from '@claimstream/contracts';
import type { CalendarDate } from '@claimstream/kernel';
import { type Edit, warns } from './edit.js';

const source = 'Medicare Code Editor';

/** A diagnosis that nobody of this age has, in years on the day of the service or the admission. A warning: the tables are not the patient. */
export const ageConflict: Edit = (encounter, { entries }) => {
  const age = yearsOn(firstDayOf(encounter), encounter.patient.dateOfBirth);
  return entries.flatMap((entry, position) =>
    entry?.ages && (age < entry.ages.from || age > entry.ages.to)
      ? [
          warns('AGE_CONFLICT', {
            message: `Diagnosis ${position + 1} is for patients of ${entry.ages.from} to ${entry.ages.to} years.`,
            path: `/diagnoses/${position}`,
            source,
            release: entry.release,
            fix: 'Check the diagnosis and the date of birth.',
            overridable: true,
          }),
        ]
      : [],
  );
};

/** A diagnosis that the patient's sex does not have. Condition code 45 and modifier KX say that it is known and right. */
export const sexConflict: Edit = (encounter, { entries }) => {
  const { gender } = encounter.patient;
  if ((gender !== 'female' && gender !== 'male') || sexIsExplained(encounter)) return [];
  return entries.flatMap((entry, position) =>
    entry?.sex && entry.sex !== (gender === 'female' ? 'F' : 'M')
      ? [
          warns('SEX_CONFLICT', {
            message: `Diagnosis ${position + 1} is for ${entry.sex === 'F' ? 'female' : 'male'} patients only.`,
            path: `/diagnoses/${position}`,
            source,
            release: entry.release,
            fix: 'Check the diagnosis and the sex; condition code 45 or modifier KX says that both are right.',
            overridable: true,
          }),
        ]
      : [],
  );
};

function sexIsExplained(encounter: Encounter): boolean {
  return encounter.kind === 'institutional'
    ? encounter.conditions.includes('45')
    : encounter.serviceLines.some(({ modifiers }) => modifiers.includes('KX'));
}

const firstDayOf = (encounter: Encounter): CalendarDate =>
  encounter.kind === 'professional' ? encounter.dateOfService : (encounter.admission?.date ?? encounter.statementFromDate);

/** Whole years from the birth to a day. */
export function yearsOn(day: CalendarDate, birth: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
