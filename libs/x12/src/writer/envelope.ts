import { compactFromCalendarDate } from '@claimstream/kernel';
import { type Delimiters } from '../delimiters.js';
import { controlNumber, shortDay } from '../documents/declared/ta1.js';
import { type GroupHeader, type InterchangeHeader } from '../documents/interchange.js';
import { type Guide } from '../grammar/dsl.js';
import { NotWritable } from './refused.js';

/** ISA with its terminator: 106 characters of fixed places. */
export function isaText(header: InterchangeHeader, { element, component, repetition = 'U', segment }: Delimiters): string {
  const { sender, receiver, authorization, security } = header;
  assertControlNumber('ISA13', header.controlNumber);
  const fields = [
    filled('ISA01', authorization?.qualifier ?? '00', 2),
    filled('ISA02', authorization?.value ?? '', 10),
    filled('ISA03', security?.qualifier ?? '00', 2),
    filled('ISA04', security?.value ?? '', 10),
    filled('ISA05', sender.qualifier, 2),
    filled('ISA06', sender.value, 15),
    filled('ISA07', receiver.qualifier, 2),
    filled('ISA08', receiver.value, 15),
    shortDay.write(header.date) as string,
    compactTime(header.time),
    repetition,
    '00501',
    controlNumber.write(header.controlNumber) as string,
    header.acknowledgmentRequested ? '1' : '0',
    header.usage === 'production' ? 'P' : 'T',
    component,
  ];
  return `ISA${element}${fields.join(element)}${segment}`;
}

/** The elements of GS. */
export function gsElements(header: GroupHeader, { functionalId, id }: Guide): string[] {
  assertControlNumber('GS06', header.controlNumber);
  const { senderCode, receiverCode, date, time } = header;
  return [
    functionalId,
    filled('GS02', senderCode, 15).trimEnd(),
    filled('GS03', receiverCode, 15).trimEnd(),
    compactFromCalendarDate(date),
    compactTime(time),
    String(header.controlNumber),
    'X',
    id,
  ];
}

/** ISA13 as IEA02 repeats it. */
export const interchangeNumber = ({ controlNumber: number }: InterchangeHeader): string => controlNumber.write(number) as string;

const compactTime = (time: string): string => time.replace(':', '');

function filled(field: string, text: string, width: number): string {
  if (text.length > width) throw new NotWritable('OUT_OF_RANGE', field, `It has room for ${width} characters.`);
  return text.padEnd(width);
}

function assertControlNumber(field: string, number: number): void {
  if (Number.isInteger(number) && number > 0 && number <= 999_999_999) return;
  throw new NotWritable('OUT_OF_RANGE', field, 'A control number is a whole number from 1 to 999999999.');
}
