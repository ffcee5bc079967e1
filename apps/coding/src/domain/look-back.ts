import type { CodeTables } from '@claimstream/code-sets';
import type { Encounter } from '@claimstream/contracts';
import { addDays, type CalendarDate, type Uuid } from '@claimstream/kernel';
import { codingOf } from './edits/coding.js';
import { isNewPatientVisit } from './edits/visits.js';
import { patientIdOf } from './services-of-encounter.js';

/** Which services of which patient the edits of an encounter have to know. */
export interface LookBack {
  readonly patientId: Uuid;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The longest global period, with the day before it. */
const globalPeriodDays = 91;
/** A patient is new whom nobody saw for three years. */
const newPatientDays = 3 * 366;

/** As far back as an edit looks: a global period, three years for a new patient, the period of a coverage policy; and a day ahead. */
export function lookBackOf(encounter: Encounter, { tenantId, tables }: { tenantId: Uuid; tables: CodeTables }): LookBack {
  const { lines, from, to } = codingOf(encounter);
  const days = lines.flatMap(({ procedureCode, date }) => [
    isNewPatientVisit(procedureCode) ? newPatientDays : globalPeriodDays,
    ...tables.coveragePolicies(procedureCode, date).map(({ frequency }) => frequency?.perDays ?? 0),
  ]);
  const dates = [from, to, ...lines.flatMap(({ date, days }) => [date, addDays(date, days - 1)])].toSorted();
  return {
    patientId: patientIdOf(tenantId, encounter),
    from: addDays(dates[0]!, -Math.max(globalPeriodDays, ...days)),
    to: addDays(dates.at(-1)!, 1),
  };
}
