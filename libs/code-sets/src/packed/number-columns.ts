import { addDays, type CalendarDate, daysBetween, invariant } from '@claimstream/kernel';
import type { CodeColumn, CodeColumnKind, Column, ColumnKind } from './column.js';
import { codeNumber, codeOfNumber } from './code-number.js';
import { GrowingNumbers, type Numbers, type NumbersType } from './growing.js';

type OpenableType = NumbersType & { readonly BYTES_PER_ELEMENT: number } & (new (
    buffer: ArrayBuffer,
    offset: number,
    length: number,
  ) => Numbers);

/** Values that are one number each. */
function numbersAs<T>(
  name: string,
  type: OpenableType,
  { toNumber, fromNumber }: { toNumber: (value: T) => number; fromNumber: (number: number) => T },
): ColumnKind<T> {
  const columnOf = (numbers: Numbers): CodeColumn & Column<T> =>
    ({ numbers, sections: [numbers], at: (row: number) => fromNumber(numbers[row]!) }) as unknown as CodeColumn & Column<T>;
  return {
    name,
    build() {
      const growing = new GrowingNumbers(type);
      return {
        push: (value) => growing.push(toNumber(value)),
        finish: (order) => columnOf(growing.finish(order)),
      };
    },
    open: ([bytes]) => columnOf(viewOf(type, bytes!)),
  };
}

/** The bytes as numbers; copied only where they do not begin at a place that the type can be read from. */
export function viewOf(type: OpenableType, bytes: Uint8Array<ArrayBuffer>): Numbers {
  const size = type.BYTES_PER_ELEMENT;
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  return new type(aligned.buffer, aligned.byteOffset, aligned.byteLength / size);
}

/** Codes of at most that many digits and capital letters. Six characters fit 32 bits. */
export const code = (length: number): CodeColumnKind => ({
  ...numbersAs<string>(`code-${length}`, length <= 6 ? Uint32Array : Float64Array, {
    toNumber: (value) => {
      const number = codeNumber(value, length);
      invariant(number >= 0, `A code of this column has at most ${length} digits and capital letters.`);
      return number;
    },
    fromNumber: codeOfNumber,
  }),
  length,
});

export const whole: ColumnKind<number> = numbersAs('whole', Int32Array, { toNumber: Number, fromNumber: Number });
export const small: ColumnKind<number> = numbersAs('small', Uint8Array, { toNumber: Number, fromNumber: Number });
export const flag: ColumnKind<boolean> = numbersAs('flag', Uint8Array, { toNumber: Number, fromNumber: Boolean });

const firstDay = '1900-01-01';
const dayTexts = new Map<number, CalendarDate>();
const dayNumbers = new Map<CalendarDate, number>();

/** Days from 1900 to 2079 in two bytes; 0 is none. */
export const day: ColumnKind<CalendarDate | undefined> = numbersAs<CalendarDate | undefined>('day', Uint16Array, {
  toNumber: (date) => (date === undefined ? 0 : dayNumber(date)),
  fromNumber: (number) => (number === 0 ? undefined : dayText(number)),
});

/** Tables name few days many times, and days are compared on every look-up. */
export function dayNumber(date: CalendarDate): number {
  let number = dayNumbers.get(date);
  if (number === undefined) {
    number = Math.min(Math.max(daysBetween({ from: firstDay, to: date }) + 1, 1), 65_535);
    if (dayNumbers.size < 65_536) dayNumbers.set(date, number);
  }
  return number;
}

function dayText(number: number): CalendarDate {
  let date = dayTexts.get(number);
  if (date === undefined) dayTexts.set(number, (date = addDays(firstDay, number - 1)));
  return date;
}
