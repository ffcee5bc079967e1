import { calendarDateFromCompact, compactFromCalendarDate } from '@claimstream/kernel';
import { type Period } from '../documents/parts.js';
import { type SegmentCodec } from './codec.js';

/** A day (format D8) or a range of days (RD8), the format in one element and the days in another. */
export function periodCodec(format: number, days: number): SegmentCodec<Period> {
  return {
    positions: [format, days],
    read: (segment) => periodFrom(segment.element(format), segment.element(days)),
    write: ({ from, to }) => ({
      [format]: to === undefined ? 'D8' : 'RD8',
      [days]:
        to === undefined ? compactFromCalendarDate(from) : `${compactFromCalendarDate(from)}-${compactFromCalendarDate(to)}`,
    }),
  };
}

/** `D8` for a day, `RD8` for a range. */
export const periodFormat = ({ to }: Period): string => (to === undefined ? 'D8' : 'RD8');

export const periodText = ({ from, to }: Period): string =>
  to === undefined ? compactFromCalendarDate(from) : `${compactFromCalendarDate(from)}-${compactFromCalendarDate(to)}`;

/** Undefined for other formats and for days that do not exist. */
export function periodFrom(format: string, text: string): Period | undefined {
  if (format === 'D8') {
    const from = calendarDateFromCompact(text);
    return from === undefined ? undefined : { from };
  }
  if (format !== 'RD8' || text.length !== 17 || text[8] !== '-') return undefined;
  const from = calendarDateFromCompact(text.slice(0, 8));
  const to = calendarDateFromCompact(text.slice(9));
  return from === undefined || to === undefined ? undefined : { from, to };
}
