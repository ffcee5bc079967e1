/** A day without time or zone, `YYYY-MM-DD`, in the Gregorian calendar. */
export type CalendarDate = string;

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayExists(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Reads X12's `CCYYMMDD`; undefined when it is not a day that exists. */
export function calendarDateFromCompact(text: string): CalendarDate | undefined {
  if (text.length !== 8) return undefined;
  let number = 0;
  for (let at = 0; at < 8; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  if (!dayExists(Math.trunc(number / 10_000), Math.trunc(number / 100) % 100, number % 100)) return undefined;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

/** Writes a day as X12's `CCYYMMDD`. */
export function compactFromCalendarDate(date: CalendarDate): string {
  return date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10);
}

/** The day of an instant in UTC. */
export function calendarDateOf(instant: Date): CalendarDate {
  return instant.toISOString().slice(0, 10);
}

const fourteenHoursMs = 14 * 3_600_000;

/** The day that it is by then anywhere on earth (UTC+14). */
export const latestDayOf = (now: Date): CalendarDate => calendarDateOf(new Date(now.getTime() + fourteenHoursMs));

/** The day that many days later (or earlier, when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return calendarDateOf(instant);
}

/** Days from the first to the second date; negative when the second is earlier. */
export function daysBetween({ from, to }: { from: CalendarDate; to: CalendarDate }): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function dayExists(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}
