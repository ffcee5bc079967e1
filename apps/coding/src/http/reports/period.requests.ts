import { type CalendarDate, daysBetween, isCalendarDate } from '@claimstream/kernel';
import { type Fault, InvalidRequest } from '@claimstream/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const aDay = { message: 'must be a day, YYYY-MM-DD' };

/** The longest time that a report speaks of. */
const longestDays = 400;

/** The first and the last day of a report. */
export class PeriodQuery {
  @ApiProperty({ format: 'date' })
  @Matches(day, aDay)
  from: string;

  @ApiProperty({ format: 'date', description: 'The last day; at most 400 days after the first.' })
  @Matches(day, aDay)
  to: string;
}

export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The time that a query names; refuses days that do not exist, an end before the beginning, and more than a report can speak of. */
export function periodOf({ from, to }: PeriodQuery): Period {
  const faults = Object.entries({ from, to }).flatMap(([name, date]) => dayFaults(name, date));
  if (faults.length === 0 && to < from)
    faults.push({ pointer: '#query/to', code: 'DATES_REVERSED', detail: 'The end lies before the beginning.' });
  if (faults.length === 0 && daysBetween({ from, to }) > longestDays) {
    faults.push({ pointer: '#query/to', code: 'TOO_BIG', detail: 'A report speaks of at most 400 days.' });
  }
  if (faults.length > 0) throw new InvalidRequest(faults);
  return { from, to };
}

export const dayFaults = (name: string, date: string): Fault[] =>
  isCalendarDate(date) ? [] : [{ pointer: `#query/${name}`, code: 'INVALID_DATE', detail: 'There is no such day.' }];
