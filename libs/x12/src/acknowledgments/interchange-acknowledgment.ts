import { type CalendarDate, calendarDateFromCompact } from '@claimstream/kernel';
import { type Ta1 } from '../documents/acknowledgments.js';
import { type Finding } from '../findings.js';
import { type Interchange } from '../reader/events.js';
import { isTime } from '../reader/value-fault.js';

/** When a file came, for what its ISA does not say readably. */
export interface Receipt {
  readonly date: CalendarDate;
  /** `HH:MM`. */
  readonly time: string;
}

/** The TA1 of an interchange: rejected with the first error's note, accepted with errors for what is only odd, else accepted. */
export function interchangeAcknowledgment(interchange: Interchange, findings: readonly Finding[], receipt: Receipt): Ta1 {
  const notes = findings.filter(({ code }) => code.startsWith('TA105:'));
  const worst = notes.find(({ severity }) => severity === 'error') ?? notes[0];
  const { controlNumber, date, time } = interchange;
  return {
    controlNumber: /^\d{1,9}$/.test(controlNumber) ? Number(controlNumber) : 0,
    date: (/^\d{6}$/.test(date) ? calendarDateFromCompact(`20${date}`) : undefined) ?? receipt.date,
    time: isTime(time) ? `${time.slice(0, 2)}:${time.slice(2, 4)}` : receipt.time,
    status: worst === undefined ? 'A' : worst.severity === 'error' ? 'R' : 'E',
    note: worst === undefined ? '000' : worst.code.slice('TA105:'.length),
  };
}
