import { acknowledger } from '../acknowledgments/acknowledger.js';
import { DocumentReader } from '../documents/document-reader.js';
import { type InterchangeHeader } from '../documents/interchange.js';
import { type WalkRule, type X12Visitor } from '../reader/events.js';
import { X12Reader } from '../reader/x12-reader.js';
import { standardRules } from '../rules/index.js';
import { writeInterchange } from '../writer/interchange-writer.js';

/**
 * Reads a file in every way at once, in chunks of that size, and answers it: typed, with all rules, acknowledged. Answers what went
 * wrong on our side, or undefined: events that do not pair, a result that hangs on the size of chunks, an answer that we cannot write.
 * What throws comes through.
 */
export function faultOfReading(file: string, chunkSize: number): string | undefined {
  const told = transcriber();
  const answering = acknowledger(receipt);
  read(file, file.length + 1, [told, new DocumentReader({}), answering], standardRules);
  const toldInChunks = transcriber();
  read(file, chunkSize, [toldInChunks], standardRules);
  if (told.depth() !== 0) return 'An event that opens has none that closes, or the other way round.';
  if (told.transcript() !== toldInChunks.transcript())
    return `Chunks of ${chunkSize} characters read differently than the whole.`;
  for (const { acknowledgments, ta1 } of answering.answers) {
    const groups = acknowledgments.map((acknowledgment, index) => ({
      ...{ senderCode: 'US', receiverCode: 'THEM', date: receipt.date, time: receipt.time, controlNumber: index + 1 },
      transactions: [{ type: '999', controlNumber: '0001', acknowledgment } as const],
    }));
    writeInterchange({ ...header, ta1: [ta1], groups });
  }
  return undefined;
}

const receipt = { date: '2026-03-03', time: '09:30' };

const header: InterchangeHeader = {
  ...{ sender: { qualifier: 'ZZ', value: 'US' }, receiver: { qualifier: 'ZZ', value: 'THEM' }, controlNumber: 1 },
  ...{ ...receipt, usage: 'test', acknowledgmentRequested: false },
};

function read(file: string, chunkSize: number, visitors: readonly X12Visitor[], rules: readonly WalkRule[]): void {
  const reader = new X12Reader(visitors, { rules });
  for (let at = 0; at < file.length; at += chunkSize) reader.push(file.slice(at, at + chunkSize));
  reader.end();
}

/** A visitor that writes down what it hears, as far as a reading may be compared by it. */
function transcriber(): X12Visitor & { depth(): number; transcript(): string } {
  const told: string[] = [];
  let depth = 0;
  return {
    depth: () => depth,
    transcript: () => told.join('\n'),
    openInterchange: () => void depth++,
    openGroup: () => void depth++,
    openTransaction: () => void depth++,
    openLoop: ({ index }) => {
      depth++;
      told.push(`open ${index}`);
    },
    closeLoop: () => void depth--,
    closeTransaction: () => void depth--,
    closeGroup: () => void depth--,
    closeInterchange: (_, { errors, warnings }) => {
      depth--;
      told.push(`${errors} ${warnings}`);
    },
    finding: ({ code, position: { offset, line, segmentIndex } }) => told.push(`${code} ${offset} ${line} ${segmentIndex}`),
  };
}
