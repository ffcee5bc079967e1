import { type Delimiters, usualDelimiters } from '../delimiters.js';
import { type InterchangeHeader, type TransactionToWrite } from '../documents/interchange.js';
import { readInterchanges } from '../documents/read-interchanges.js';
import { type X12Visitor } from '../reader/events.js';
import { readX12 } from '../reader/read.js';
import { type Segment } from '../segment.js';
import { isaText } from '../writer/envelope.js';
import { SegmentText } from '../writer/segment-text.js';
import { TransactionWriter } from '../writer/transaction-writer.js';
import { envelope, plain, segmentsOfFile, shortest, toWrite } from './rewriting.js';

/** A transaction set as it was read, and as it is written from its document: what it says beside levels, lines and counts. */
export interface RewrittenSet {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Every set of a file that has a document, through that document; written as it is, without the check that refuses what is wrong. */
export function setsThroughDocuments(file: Uint8Array): RewrittenSet[] {
  const sets: Segment[][] = [];
  const keeper: X12Visitor = {
    openTransaction: () => void sets.push([]),
    segment: (_, segment) => void sets.at(-1)?.push(segment),
  };
  readX12(file, {}, [keeper]);
  const readings = readInterchanges(file).interchanges.flatMap(({ groups }) =>
    groups.flatMap(({ transactions }) => transactions),
  );
  return readings.flatMap((reading, index) => {
    const transaction = toWrite(reading);
    const set = sets[index] ?? [];
    if (!transaction) return [];
    const isNumbered = new Set([...envelope, ...(transaction.type.startsWith('837') ? ['LX'] : [])]);
    const said = (segments: readonly Segment[]) =>
      segments.filter(({ id }) => !isNumbered.has(id)).map((one) => plain(one, shortest));
    return [{ before: said(set), after: said(writtenUnchecked(transaction, set[0]?.delimiters ?? usualDelimiters)) }];
  });
}

function writtenUnchecked(transaction: TransactionToWrite, { repetition = '\u001e', ...rest }: Delimiters): Segment[] {
  const delimiters = { ...rest, repetition };
  const segments = [isaText(anyHeader, delimiters)];
  const text = new SegmentText({ delimiters, replacement: '?' });
  new TransactionWriter(text, (segment) => void segments.push(segment), 'same object').write(transaction);
  return segmentsOfFile(segments.join(''));
}

const anyHeader: InterchangeHeader = {
  ...{ sender: { qualifier: 'ZZ', value: 'SENDER' }, receiver: { qualifier: 'ZZ', value: 'RECEIVER' }, controlNumber: 1 },
  ...{ date: '2026-01-01', time: '12:00', usage: 'test', acknowledgmentRequested: false },
};
