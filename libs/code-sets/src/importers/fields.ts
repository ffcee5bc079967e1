import { calendarDateFromCompact, type CalendarDate } from '@claimstream/kernel';
import { codeNumber } from '../packed/code-number.js';

export type Cells = Readonly<Record<string, string>>;

/** The fields of one row, read as what they have to be; what is wrong with them is listed, all of it. */
export class Fields {
  readonly faults: string[] = [];

  constructor(private readonly cells: Cells) {}

  text(name: string): string {
    return this.cells[name] ?? '';
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === '') this.faults.push(`${name} is empty.`);
    return text;
  }

  /** A code without its point; empty where the field is empty and may be. */
  code(
    name: string,
    { length, exactly = false, optional = false }: { length: number; exactly?: boolean; optional?: boolean },
  ): string {
    const text = this.text(name).replace('.', '');
    if (text === '' && optional) return '';
    if (text === '' || codeNumber(text, length) < 0 || (exactly && text.length !== length)) {
      this.faults.push(`${name} is not a code of ${exactly ? '' : 'at most '}${length} digits and capital letters.`);
      return '';
    }
    return text;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const text = this.text(name) as Choice;
    if (!choices.includes(text)) this.faults.push(`${name} is none of ${choices.join(', ')}.`);
    return text;
  }

  /** A whole number without sign. */
  whole(name: string): number {
    const text = this.text(name);
    if (!/^\d{1,9}$/.test(text)) this.faults.push(`${name} is not a whole number.`);
    return Number(text);
  }

  /** A decimal number in units of its last place: 0.45 with two decimals is 45. Without floats, nothing is rounded away. */
  scaled(name: string, decimals: number, { optional = false } = {}): number {
    const text = this.text(name);
    if (text === '' && optional) return 0;
    const match = /^(-?)(\d{0,7})(?:\.(\d*))?$/.exec(text);
    const fraction = (match?.[3] ?? '').replace(/0+$/, '');
    if (!match || (match[2] === '' && !match[3]) || fraction.length > decimals) {
      this.faults.push(`${name} is not a number of at most ${decimals} decimals.`);
      return 0;
    }
    return Number(`${match[1]}${match[2]}${fraction.padEnd(decimals, '0')}`);
  }

  /** A day as `20260131`, `1/31/2026` or `2026-01-31`; nothing, `*` and zeros are none. */
  day(name: string): CalendarDate | undefined {
    const text = this.text(name);
    if (text === '' || text === '*' || /^0+$/.test(text)) return undefined;
    const day = calendarDateFromCompact(compact(text));
    if (day === undefined) this.faults.push(`${name} is not a day.`);
    return day;
  }
}

function compact(text: string): string {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (american) return `${american[3]}${american[1]!.padStart(2, '0')}${american[2]!.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.replaceAll('-', '') : text;
}
