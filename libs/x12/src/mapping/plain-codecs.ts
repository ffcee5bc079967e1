import { calendarDateFromCompact, centsFromDecimal, compactFromCalendarDate, decimalFromCents } from '@claimstream/kernel';
import { type ElementCodec, isComposed, plain } from './codec.js';

/** Text as it stands. */
export const text: ElementCodec<string> = {
  read: (read, segment) => (isComposed(read, segment) ? undefined : read),
  write: (value) => value,
};

/** Money, type R in dollars, as whole cents. */
export const cents = plain<number>(centsFromDecimal, decimalFromCents);

/** A quantity, rate or percentage: at most 15 significant digits, so that a number holds it exactly enough to be written back. */
export const decimal = plain<number>(decimalFromText, textFromDecimal);

/** A whole number, type N0. */
export const integer = plain<number>((read) => (/^-?\d{1,15}$/.test(read) ? Number(read) : undefined), String);

/** A day, CCYYMMDD. */
export const day = plain<string>(calendarDateFromCompact, compactFromCalendarDate);

/** A time of day, HHMM with seconds and hundredths where they are given: `14:05`, `14:05:30`, `14:05:30.25`. */
export const time = plain<string>(timeFromCompact, (value) => value.replaceAll(/[:.]/g, ''));

/** A day with a time, CCYYMMDDHHMM: `2026-03-02T14:05`. */
export const minute = plain<string>(
  (read) => {
    const date = calendarDateFromCompact(read.slice(0, 8));
    const clock = read.length === 12 ? timeFromCompact(read.slice(8)) : undefined;
    return date === undefined || clock === undefined ? undefined : `${date}T${clock}`;
  },
  (value) => value.replaceAll(/[-T:]/g, ''),
);

/** Y or N. */
export const yesNo = plain<boolean>(
  (read) => (read === 'Y' ? true : read === 'N' ? false : undefined),
  (value) => (value ? 'Y' : 'N'),
);

/** One code that says yes by standing there. */
export const flag = (code: string): ElementCodec<true> =>
  plain<true>(
    (read) => (read === code ? true : undefined),
    () => code,
  );

/** One of the codes; any other is not read. */
export function oneOf<const Code extends string>(...codes: readonly Code[]): ElementCodec<Code> {
  const byText = new Map<string, Code>(codes.map((code) => [code, code]));
  return plain<Code>(
    (read) => byText.get(read),
    (value) => value,
  );
}

/** Codes under the names that we give them. */
export function named<const Name extends string>(codes: Readonly<Record<Name, string>>): ElementCodec<Name> {
  const names = new Map(Object.entries<string>(codes).map(([name, code]) => [code, name as Name]));
  return plain<Name>(
    (read) => names.get(read),
    (value) => codes[value],
  );
}

function decimalFromText(read: string): number | undefined {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(read) || read.replace(/^-?0*|\D/g, '').length > 15) return undefined;
  return Number(read);
}

function textFromDecimal(value: number): string {
  const written = String(value);
  return written.includes('e') ? value.toFixed(15).replace(/\.?0+$/, '') : written;
}

function timeFromCompact(read: string): string | undefined {
  const match = /^([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(\d{1,2})?)?$/.exec(read);
  if (!match) return undefined;
  const [, hours, minutes, seconds, fraction] = match;
  return `${hours}:${minutes}${seconds ? `:${seconds}` : ''}${fraction ? `.${fraction}` : ''}`;
}
