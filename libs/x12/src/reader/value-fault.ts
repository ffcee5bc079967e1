import { type ElementCheck } from '../grammar/element-check.js';

/** What is wrong with a value, as IK403 codes it; `tolerated` is a code that the guide lacks but senders use. */
export type ValueFault = '4' | '5' | '6' | '7' | '8' | '9' | '13' | 'I12' | 'tolerated';

/**
 * What is wrong with the value of a simple element or component, or undefined. The first fault in the order code, form, length is told:
 * the others follow from it. `dateFormat` is the qualifier (D8, RD8, TM, DT) where the element is a date time period.
 */
export function faultOf(
  check: ElementCheck,
  value: string,
  componentSeparator: number,
  dateFormat?: string,
): ValueFault | undefined {
  if (check.codes !== undefined) {
    if (check.codes.has(value)) return undefined;
    if (check.tolerated?.has(value)) return 'tolerated';
    return hasCharacter(value, componentSeparator) ? '13' : '7';
  }
  const fault = formFault(check, value, componentSeparator);
  if (fault !== undefined) return fault;
  if (check.format !== undefined && !check.format.test(value)) return 'I12';
  return dateFormat === undefined ? undefined : periodFault(value, dateFormat);
}

function formFault(check: ElementCheck, value: string, componentSeparator: number): ValueFault | undefined {
  switch (check.type) {
    case 'R':
      return lengthFault(check, decimalDigits(value));
    case 'N0':
      return lengthFault(check, integerDigits(value));
    case 'DT':
      if (value.length === check.max || value.length === check.min) return isDate(value) ? undefined : '8';
      return value.length < check.min ? '4' : value.length > check.max ? '5' : '8';
    case 'TM':
      return isTime(value) ? lengthFault(check, value.length) : '9';
    default:
      return textFault(value, componentSeparator) ?? lengthFault(check, value.length);
  }
}

/** Negative digits stand for text that is no number at all. */
function lengthFault({ min, max }: ElementCheck, length: number): ValueFault | undefined {
  if (length < 0) return '6';
  if (length < min) return '4';
  return length > max ? '5' : undefined;
}

/** The extended character set of X12 is what ASCII prints. */
function textFault(value: string, componentSeparator: number): ValueFault | undefined {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === componentSeparator) return '13';
    if (code < 0x20 || code > 0x7e) return '6';
  }
  return undefined;
}

function hasCharacter(value: string, code: number): boolean {
  return value.includes(String.fromCharCode(code));
}

/** The number of digits of a decimal (`-12.3`, `.5`), or -1. */
function decimalDigits(value: string): number {
  let at = value.charCodeAt(0) === minus ? 1 : 0;
  let digits = 0;
  let points = 0;
  for (; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === point && points === 0) points = 1;
    else if (isDigit(code)) digits++;
    else return -1;
  }
  return digits === 0 ? -1 : digits;
}

/** The number of digits of a whole number, or -1. */
function integerDigits(value: string): number {
  const start = value.charCodeAt(0) === minus ? 1 : 0;
  return areDigits(value, start, value.length) ? value.length - start : -1;
}

function periodFault(value: string, format: string): ValueFault | undefined {
  switch (format) {
    case 'D8':
      return value.length === 8 && isDate(value) ? undefined : '8';
    case 'RD8':
      return value.length === 17 && value[8] === '-' && isDate(value.slice(0, 8)) && isDate(value.slice(9)) ? undefined : '8';
    case 'DT':
      return value.length === 12 && isDate(value.slice(0, 8)) && isTime(value.slice(8)) ? undefined : '8';
    case 'TM':
      return value.length === 4 && isTime(value) ? undefined : '9';
    default:
      return undefined;
  }
}

/** CCYYMMDD or YYMMDD of a day that exists (of the two-digit year only February's length is not known). */
export function isDate(value: string): boolean {
  if ((value.length !== 8 && value.length !== 6) || !areDigits(value, 0, value.length)) return false;
  const year = value.length === 8 ? numberAt(value, 0) * 100 + numberAt(value, 2) : 2000 + numberAt(value, 0);
  const month = numberAt(value, value.length - 4);
  const day = numberAt(value, value.length - 2);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

/** HHMM, HHMMSS, HHMMSSd or HHMMSSdd. */
export function isTime(value: string): boolean {
  const { length } = value;
  if (length < 4 || length > 8 || length === 5 || !areDigits(value, 0, length)) return false;
  return numberAt(value, 0) < 24 && numberAt(value, 2) < 60 && (length === 4 || numberAt(value, 4) < 60);
}

function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function numberAt(value: string, at: number): number {
  return (value.charCodeAt(at) - zero) * 10 + value.charCodeAt(at + 1) - zero;
}

function areDigits(value: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isDigit(value.charCodeAt(at))) return false;
  return to > from;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

const zero = 0x30;
const nine = 0x39;
const minus = 0x2d;
const point = 0x2e;
