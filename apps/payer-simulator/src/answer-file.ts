import { calendarDateOf } from '@claimstream/kernel';
import {
  type Acknowledgment999,
  acknowledger,
  type InterchangeAnswer,
  type InterchangeReading,
  readInterchanges,
  readX12,
  type TransactionReading,
  type TransactionToWrite,
} from '@claimstream/x12';
import type { PoolClient } from 'pg';
import { type Door, hashOf, holdDoor, learnNames, putOut, saveDoor } from './book/doors.js';
import { spoilBySandbox, takenSets } from './domain/spoil-by-sandbox.js';
import { toBenefits271 } from './domain/to-benefits-271.js';
import { takeClaims, writeClaims } from './take-claims.js';

export interface FileAtTheDoor {
  doorId: string;
  name: string;
  content: Buffer;
}

interface Facts {
  seed: string;
  now: Date;
}

/**
 * Answers a file in one transaction of the book: TA1 where it is due, a 999 for each group, a 277CA or 271 for each set that is taken, and the
 * payments that will follow. A file or a control number that came before is not answered again.
 */
export async function answerFile(client: PoolClient, { doorId, name, content }: FileAtTheDoor, facts: Facts): Promise<void> {
  let door = await holdDoor(client, doorId);
  const contentHash = hashOf(content);
  const { interchanges } = readInterchanges(content);
  const kind = interchanges[0]?.groups[0]?.transactions[0]?.type ?? 'unknown';
  const { rowCount } = await client.query(
    'insert into received_file (door_id, content_hash, name, kind) values ($1, $2, $3, $4) on conflict do nothing',
    [doorId, contentHash, name, kind],
  );
  if (rowCount === 0) return;

  const receipt = { date: calendarDateOf(facts.now), time: facts.now.toISOString().slice(11, 16) };
  const acknowledging = acknowledger(receipt);
  readX12(content, {}, [acknowledging]);
  for (const [index, read] of interchanges.entries()) {
    door = learnNames(door, read);
    const answer = await withoutRepeat(client, door, acknowledging.answers[index]!, contentHash);
    door = await answerInterchange(client, door, { read, answer }, facts);
  }
  await saveDoor(client, door);
}

/** TA1 025: the control number was used before, by another file. */
async function withoutRepeat(
  client: PoolClient,
  door: Door,
  answer: InterchangeAnswer,
  contentHash: string,
): Promise<InterchangeAnswer> {
  if (answer.ta1.status === 'R') return answer;
  const { rowCount } = await client.query(
    'insert into received_interchange (door_id, control_number, content_hash) values ($1, $2, $3) on conflict do nothing',
    [door.id, answer.ta1.controlNumber, contentHash],
  );
  if (rowCount === 1) return answer;
  return { ...answer, ta1: { ...answer.ta1, status: 'R', note: '025' }, isTa1Due: true, acknowledgments: [] };
}

async function answerInterchange(
  client: PoolClient,
  before: Door,
  { read, answer }: { read: InterchangeReading; answer: InterchangeAnswer },
  facts: Facts,
): Promise<Door> {
  let door = before;
  if (answer.isTa1Due) door = await putOut(client, door, { kind: 'TA1', transactions: [], ta1: [answer.ta1] }, facts.now);
  for (const group of read.groups) {
    const given = answer.acknowledgments.find(
      ({ groupControlNumber }) => groupControlNumber === Number(group.header.controlNumber),
    );
    if (!given) continue;
    const acknowledgment = spoilBySandbox(given, group);
    const transactions: TransactionToWrite[] = [{ type: '999', controlNumber: '0001', acknowledgment }];
    door = await putOut(client, door, { kind: '999', transactions }, facts.now);
    for (const set of group.transactions)
      door = await answerSet(client, door, { set, read, acknowledgment, group: Number(group.header.controlNumber) }, facts);
  }
  return door;
}

interface SetAtTheDoor {
  set: TransactionReading;
  read: InterchangeReading;
  acknowledgment: Acknowledgment999;
  group: number;
}

async function answerSet(
  client: PoolClient,
  door: Door,
  { set, read, acknowledgment, group }: SetAtTheDoor,
  facts: Facts,
): Promise<Door> {
  const isTaken = takenSets(acknowledgment).has(set.controlNumber);
  const where = { interchange: Number(read.header.controlNumber), group, set: set.controlNumber };
  switch (set.type) {
    case '837P':
    case '837I': {
      const claims = set.claims.map(({ claim }) => claim);
      const submitterId = set.document.submitter.id?.value ?? '';
      if (!isTaken) {
        await writeClaims(
          client,
          door,
          claims.map((claim) => ({ claim, outcome: 'rejected_999' })),
          { ...where, submitterId },
        );
        return door;
      }
      return takeClaims(client, door, { claims, submission: set.document, where: { ...where, submitterId } }, facts);
    }
    case '270':
      return isTaken ? answerInquiry(client, door, set.document, facts) : door;
    default:
      return door;
  }
}

async function answerInquiry(
  client: PoolClient,
  door: Door,
  inquiry: Parameters<typeof toBenefits271>[0],
  { seed, now }: Facts,
): Promise<Door> {
  const benefits = toBenefits271(inquiry, { seed, date: calendarDateOf(now), time: now.toISOString().slice(11, 16) });
  const subscribers = inquiry.sources.flatMap(({ receivers }) => receivers.flatMap((receiver) => receiver.subscribers)).length;
  await client.query(
    'insert into inquiry_answered (door_id, reference, subscribers) values ($1, $2, $3) on conflict do nothing',
    [door.id, inquiry.reference ?? '', subscribers],
  );
  return putOut(client, door, { kind: '271', transactions: [{ type: '271', controlNumber: '0001', benefits }] }, now);
}
