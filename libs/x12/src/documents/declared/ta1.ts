import { calendarDateFromCompact, compactFromCalendarDate } from '@claimstream/kernel';
import { plain } from '../../mapping/codec.js';
import { oneOf, text, time } from '../../mapping/plain-codecs.js';
import { object, on } from '../../mapping/segment-codecs.js';
import { type Ta1 } from '../acknowledgments.js';

/** An interchange's control number: nine digits. */
export const controlNumber = plain<number>(
  (read) => (/^\d{9}$/.test(read) ? Number(read) : undefined),
  (value) => String(value).padStart(9, '0'),
);

/** A day of this century, YYMMDD. */
export const shortDay = plain<string>(
  (read) => (read.length === 6 ? calendarDateFromCompact(`20${read}`) : undefined),
  (value) => compactFromCalendarDate(value).slice(2),
);

/** TA1. */
export const ta1 = object<Ta1>({
  controlNumber: on(1, controlNumber),
  date: on(2, shortDay),
  time: on(3, time),
  status: on(4, oneOf('A', 'E', 'R')),
  note: on(5, text),
});
