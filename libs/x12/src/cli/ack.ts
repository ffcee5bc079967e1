import { acknowledger, type InterchangeAnswer } from '../acknowledgments/acknowledger.js';
import { type Receipt } from '../acknowledgments/interchange-acknowledgment.js';
import { type GroupToWrite, type InterchangeToWrite } from '../documents/interchange.js';
import { type ReadOptions } from '../reader/x12-reader.js';
import { type ChunkSource, readX12Stream } from '../reader/read.js';
import { writeInterchange } from '../writer/interchange-writer.js';
import { NotWritable } from '../writer/refused.js';
import { ErrorCount } from './parse.js';

/** When the answer is written, and the control numbers that its interchanges have. */
export interface AckCall extends Receipt {
  readonly nextControl: () => number;
}

/**
 * Prints the interchanges that answer a file: TA1 where one is due, and a 999 for every group. Answers whether the file is valid; throws
 * `NotWritable` when there is nothing to answer, or an answer that cannot be written.
 */
export async function ack(
  source: ChunkSource,
  options: ReadOptions,
  call: AckCall,
  print: (text: string) => void,
): Promise<boolean> {
  const answers = acknowledger(call);
  const outcome = new ErrorCount();
  await readX12Stream(source, [answers, outcome], options);
  if (answers.answers.length === 0) throw new NotWritable('NO_PLACE', 'ISA', 'There is no interchange to answer.');
  for (const answer of answers.answers) print(writeInterchange(replyTo(answer, call), { lineBreak: '\n' }));
  return outcome.isValid;
}

/** The interchange that goes back: sender and receiver change places. */
function replyTo(
  { interchange, ta1, isTa1Due, acknowledgments }: InterchangeAnswer,
  { nextControl, date, time }: AckCall,
): InterchangeToWrite {
  const groups: GroupToWrite[] = acknowledgments.map((acknowledgment, index) => ({
    senderCode: interchange.receiverId,
    receiverCode: interchange.senderId,
    ...{ date, time, controlNumber: index + 1 },
    transactions: [{ type: '999', controlNumber: String(index + 1).padStart(4, '0'), acknowledgment }],
  }));
  return {
    sender: { qualifier: interchange.receiverQualifier, value: interchange.receiverId },
    receiver: { qualifier: interchange.senderQualifier, value: interchange.senderId },
    ...{ date, time, controlNumber: nextControl(), acknowledgmentRequested: false },
    usage: interchange.usage === 'P' ? 'production' : 'test',
    ta1: isTa1Due || groups.length === 0 ? [ta1] : [],
    groups,
  };
}
