import { type TransactionToWrite } from '../documents/interchange.js';
import { type InterchangeReading, readInterchanges, type TransactionReading } from '../documents/read-interchanges.js';
import { type Profile } from '../profiles/profile.js';
import { type Segment } from '../segment.js';
import { Tokenizer } from '../tokenizer/tokenizer.js';
import { writeInterchange } from '../writer/interchange-writer.js';
import { SegmentText } from '../writer/segment-text.js';

/** All segments of a file, ISA to IEA. */
export function segmentsOfFile(file: Uint8Array | string): Segment[] {
  const segments: Segment[] = [];
  const take = (segment: Segment): void => void segments.push(segment);
  const tokenizer = new Tokenizer({ header: take, segment: take, abandon: () => undefined, finding: () => undefined });
  tokenizer.push(file);
  tokenizer.end();
  return segments;
}

/** The same file written anew, segment by segment, with the delimiters of each interchange. */
export function rewritten(segments: readonly Segment[]): string {
  return segments.map(textOf).join('');
}

function textOf(segment: Segment): string {
  const { delimiters, id } = segment;
  const positions = Array.from({ length: segment.elementCount }, (_, index) => index + 1);
  if (id === 'ISA')
    return [id, ...positions.map((position) => segment.element(position))].join(delimiters.element) + delimiters.segment;
  const elements = positions.map((position) => segment.repetitions(position).map((text) => text.split(delimiters.component)));
  return new SegmentText({ delimiters }).write(id, elements, id);
}

/** A segment without its delimiters and without empty ends; numbers as `wayOf` writes them. */
export function plain(segment: Segment, wayOf: (text: string) => string = (text) => text): string {
  const { component } = segment.delimiters;
  const elements = Array.from({ length: segment.elementCount }, (_, index) =>
    segment.repetitions(index + 1).map((text) => withoutEmptyEnd(text.split(component).map(wayOf))),
  );
  return JSON.stringify([segment.id, ...withoutEmptyEnd(elements.map((element) => (element.length === 0 ? '' : element)))]);
}

function withoutEmptyEnd<Item>(items: readonly Item[]): readonly Item[] {
  const last = items.findLastIndex((item) => item !== '');
  return items.slice(0, last + 1);
}

/** What the writer counts, numbers and dates itself. */
export const envelope = new Set(['ISA', 'GS', 'ST', 'HL', 'SE', 'GE', 'IEA']);

/** All that a file says between its envelopes, with numbers at their shortest: the same for two writings of the same documents. */
export function contentOf(file: Uint8Array | string): string[] {
  return segmentsOfFile(file)
    .filter(({ id }) => !envelope.has(id))
    .map((segment) => plain(segment, shortest));
}

/** `100.00`, `0100` and `100`, `.5` and `0.5` are one number: the guide allows each, we write the shortest. */
export function shortest(text: string): string {
  return /^-?\d*\.\d*$|^-?0\d+$/.test(text) && /\d/.test(text) ? String(Number(text)) : text;
}

/** A file read as typed documents and written again from them under a profile; undefined where a set of it is none that we write. */
export function writtenFromDocuments(file: Uint8Array, profile: Profile): string | undefined {
  const written = readInterchanges(file).interchanges.map((interchange) => writtenInterchange(interchange, profile));
  return written.includes(undefined) ? undefined : written.join('');
}

function writtenInterchange({ header, ta1, groups }: InterchangeReading, profile: Profile): string | undefined {
  const transactions = groups.map((group) => group.transactions.map(toWrite));
  if (transactions.flat().includes(undefined)) return undefined;
  const day = { date: '2026-01-01', time: '12:00' };
  return writeInterchange(
    {
      ...day,
      sender: { qualifier: header.senderQualifier, value: header.senderId },
      receiver: { qualifier: header.receiverQualifier, value: header.receiverId },
      controlNumber: 1,
      usage: 'test',
      acknowledgmentRequested: false,
      ta1: [...ta1],
      groups: groups.map(({ header: { senderCode, receiverCode } }, index) => ({
        ...{ ...day, senderCode, receiverCode, controlNumber: index + 1 },
        transactions: (transactions[index] ?? []).filter((transaction) => transaction !== undefined),
      })),
    },
    { profile, levelSharing: 'same object' },
  );
}

/** What was read, to be written again; undefined where it has no document. */
export function toWrite(reading: TransactionReading): TransactionToWrite | undefined {
  const { controlNumber } = reading;
  switch (reading.type) {
    case '837P':
    case '837I':
    case '837D':
      return {
        type: reading.type,
        controlNumber,
        submission: reading.document,
        claims: reading.claims.map(({ claim }) => claim),
      };
    case '835':
      return { type: '835', controlNumber, remittance: reading.document };
    case '270':
      return { type: '270', controlNumber, inquiry: reading.document };
    case '271':
      return { type: '271', controlNumber, benefits: reading.document };
    case '276':
      return { type: '276', controlNumber, inquiry: reading.document };
    case '277':
      return { type: '277', controlNumber, response: reading.document };
    case '277CA':
      return { type: '277CA', controlNumber, acknowledgment: reading.document };
    case '999':
      return { type: '999', controlNumber, acknowledgment: reading.document };
    case 'unknown':
      return undefined;
  }
}
