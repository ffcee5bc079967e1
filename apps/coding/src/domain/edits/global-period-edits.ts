import type { FeeScheduleEntry } from '@claimstream/code-sets';
import { addDays, type CalendarDate } from '@claimstream/kernel';
import type { CodedLine } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds, warns } from './edit.js';
import { sameProvider } from './same-provider.js';
import { isVisit } from './visits.js';

/** A procedure with a global period, of this encounter or of an earlier one of the same provider. */
interface Surgery {
  readonly procedureCode: string;
  readonly date: CalendarDate;
  readonly modifiers: readonly string[];
  /** Days after the procedure that its payment covers. */
  readonly daysAfter: 0 | 10 | 90;
  readonly release: string;
  /** Whether it is certain that it counts as of the same provider. */
  readonly certain: boolean;
  readonly ofThisEncounter: boolean;
  /** Its place among the lines, if it is one. */
  readonly place?: number;
}

/**
 * What the payment of a procedure covers is not billed beside it (Medicare Claims Processing Manual, chapter 12, 40.1; NCCI policy manual,
 * chapter I, D): visits of the day without 25 (000, 010) or 57 (090, and the day before), visits afterwards without 24, procedures
 * afterwards without 58, 78 or 79. Same person, or same group and specialty.
 */
export const insideGlobalPeriod: Edit = (_, facts) => {
  if (facts.coding.setting !== 'professional') return [];
  // What is certain stands first, so that a surgery of perhaps the same provider does not hide it.
  const surgeries = [...ofThisEncounter(facts), ...ofEarlierOnes(facts)].toSorted(
    (one, other) => Number(other.certain) - Number(one.certain),
  );
  if (surgeries.length === 0) return [];
  return [
    ...facts.coding.lines.flatMap((line) =>
      isVisit(line.procedureCode) ? ofVisit(line, surgeries, facts) : ofProcedure(line, surgeries, facts),
    ),
    ...surgeries.flatMap((surgery) => ofVisitBefore(surgery, facts)),
  ];
};

const daysAfter: Readonly<Record<string, Surgery['daysAfter']>> = { '000': 0, '010': 10, '090': 90 };

function surgeryOf(service: Pick<CodedLine, 'procedureCode' | 'date' | 'modifiers'>, fee: FeeScheduleEntry | undefined) {
  const days = fee && daysAfter[fee.globalDays];
  if (!fee || days === undefined || isVisit(service.procedureCode)) return undefined;
  // Assistants and co-surgeons have no global period; 78 keeps the first one's; 55 and 56 are the care, not the procedure.
  if (service.modifiers.some((modifier) => ['80', '81', '82', 'AS', '55', '56', '78'].includes(modifier))) return undefined;
  const { procedureCode, date, modifiers } = service;
  return { procedureCode, date, modifiers, daysAfter: days, release: fee.release };
}

const ofThisEncounter = ({ tables, coding }: EditFacts): Surgery[] =>
  coding.lines.flatMap((line) => {
    const surgery = surgeryOf(line, tables.feeSchedule(line.procedureCode, line.date));
    return surgery ? [{ ...surgery, certain: true, ofThisEncounter: true, place: line.place }] : [];
  });

const ofEarlierOnes = ({ tables, coding, earlier }: EditFacts): Surgery[] =>
  earlier.flatMap((service) => {
    const same = service.setting === 'professional' ? sameProvider(coding, service) : 'no';
    if (same === 'no') return [];
    const { procedureCode, serviceDate: date, modifiers } = service;
    const surgery = surgeryOf({ procedureCode, date, modifiers }, tables.feeSchedule(procedureCode, date));
    return surgery ? [{ ...surgery, certain: same === 'yes', ofThisEncounter: false }] : [];
  });

/** A visit on the day, on the day before major surgery, or afterwards. */
function ofVisit(line: CodedLine, surgeries: readonly Surgery[], { tables }: EditFacts): EditFinding[] {
  const has = (...modifiers: string[]) => modifiers.some((modifier) => line.modifiers.includes(modifier));
  const onTheDay = surgeries.filter(({ date }) => date === line.date);
  const major = surgeries.find(
    ({ daysAfter, date }) => daysAfter === 90 && (date === line.date || date === addDays(line.date, 1)),
  );
  const minor = onTheDay.find(
    ({ daysAfter, procedureCode }) =>
      daysAfter !== 90 && !tables.ptp('practitioner', line.procedureCode, procedureCode, line.date),
  );
  const before = surgeries.find((surgery) => isWithin(surgery, line.date) && !surgery.modifiers.includes('54'));
  return [
    ...(major && !has('57')
      ? [
          finding('VISIT_NEEDS_57', major, line, {
            message: `The visit of line ${line.place + 1} is part of major surgery on the ${major.date === line.date ? 'same' : 'next'} day.`,
            fix: 'If it led to the decision for surgery, it has 57; else leave it out.',
          }),
        ]
      : []),
    ...(minor && !has('25')
      ? [
          finding('VISIT_NEEDS_25', minor, line, {
            message: `The visit of line ${line.place + 1} is part of a procedure of the same day.`,
            fix: 'If it was significant and separate from the procedure, it has 25; deciding on the procedure is not.',
          }),
        ]
      : []),
    ...(before && !has('24')
      ? [
          finding('VISIT_IN_GLOBAL_PERIOD', before, line, {
            message: `The visit of line ${line.place + 1} lies in the ${before.daysAfter} days that a procedure of ${before.date} covers.`,
            fix: 'If it was for something else than the procedure, it has 24; else leave it out.',
          }),
        ]
      : []),
  ];
}

/** A procedure with a global period of its own in that of another. */
function ofProcedure(line: CodedLine, surgeries: readonly Surgery[], { tables }: EditFacts): EditFinding[] {
  const fee = tables.feeSchedule(line.procedureCode, line.date);
  if (!fee || daysAfter[fee.globalDays] === undefined) return [];
  const before = surgeries.find((surgery) => surgery.place !== line.place && isWithin(surgery, line.date));
  if (!before || ['55', '58', '78', '79'].some((modifier) => line.modifiers.includes(modifier))) return [];
  return [
    finding('PROCEDURE_IN_GLOBAL_PERIOD', before, line, {
      message: `The procedure of line ${line.place + 1} lies in the ${before.daysAfter} days that a procedure of ${before.date} covers.`,
      fix: '58 if it was planned or more extensive, 78 for a return to the operating room, 79 if it has nothing to do with the first.',
    }),
  ];
}

/** A visit that was told before the procedure of which it is a part: it cannot be held any more, so that a person has to look at it. */
function ofVisitBefore({ place, date, daysAfter, release }: Surgery, { coding, earlier }: EditFacts): EditFinding[] {
  if (place === undefined) return [];
  const [days, modifier] = daysAfter === 90 ? [[date, addDays(date, -1)], '57'] : [[date], '25'];
  const visit = earlier.find(
    (service) =>
      service.setting === 'professional' &&
      days.includes(service.serviceDate) &&
      isVisit(service.procedureCode) &&
      !service.modifiers.includes(modifier) &&
      sameProvider(coding, service) === 'yes',
  );
  return visit
    ? [
        warns('EARLIER_VISIT_NEEDS_MODIFIER', {
          message: `A visit of another encounter on ${visit.serviceDate} is part of the procedure of line ${place + 1}.`,
          ...{ path: `/serviceLines/${place}`, about: `${visit.procedureCode} ${visit.serviceDate}` },
          ...{ source: 'MPFS global days; Claims Processing Manual 12, 40.1', release },
          fix: `If it was separate, or led to the surgery, it has ${modifier}; else it is taken back.`,
          overridable: true,
        }),
      ]
    : [];
}

/** Whether a day lies after a procedure and in its global period; the day itself has rules of its own. */
const isWithin = ({ date, daysAfter }: Surgery, day: CalendarDate): boolean => day > date && day <= addDays(date, daysAfter);

/** Certain only where it is known that both are of one provider; else a warning. */
function finding(
  code: string,
  { procedureCode, date, certain, release }: Surgery,
  line: CodedLine,
  saying: { message: string; fix: string },
): EditFinding {
  const all = {
    ...saying,
    about: `${procedureCode} ${date}`,
    ...{ path: line.path, source: 'MPFS global days; Claims Processing Manual 12, 40.1', release },
    overridable: true as const,
  };
  return certain ? holds('coder', code, all) : warns(code, all);
}
