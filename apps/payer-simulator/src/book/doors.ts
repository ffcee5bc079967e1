import { createHash } from 'node:crypto';
import { calendarDateOf } from '@claimstream/kernel';
import {
  type GroupToWrite,
  type InterchangeReading,
  type Ta1,
  type TransactionToWrite,
  writeInterchange,
} from '@claimstream/x12';
import type { PoolClient } from 'pg';

/** A folder that a sender shares with us, and what its files say of who sends them. Held by its row lock while it is worked on. */
export interface Door {
  id: string;
  sender_qualifier: string | null;
  sender_id: string | null;
  receiver_qualifier: string | null;
  receiver_id: string | null;
  sender_code: string | null;
  receiver_code: string | null;
  usage: string | null;
  next_interchange: number;
  next_group: number;
  next_run: string;
}

export async function holdDoor(client: PoolClient, id: string): Promise<Door> {
  await client.query('insert into door (id) values ($1) on conflict do nothing', [id]);
  const { rows } = await client.query<Door>('select * from door where id = $1 for update', [id]);
  return rows[0]!;
}

/** Remembers the names that the sender uses, to answer under them. */
export function learnNames(door: Door, { header, groups }: InterchangeReading): Door {
  const { senderQualifier, senderId, receiverQualifier, receiverId, usage } = header;
  const group = groups[0]?.header;
  return {
    ...door,
    sender_qualifier: senderQualifier,
    sender_id: senderId,
    receiver_qualifier: receiverQualifier,
    receiver_id: receiverId,
    sender_code: group?.senderCode ?? door.sender_code,
    receiver_code: group?.receiverCode ?? door.receiver_code,
    usage,
  };
}

export async function saveDoor(client: PoolClient, door: Door): Promise<void> {
  await client.query(
    `update door set sender_qualifier = $2, sender_id = $3, receiver_qualifier = $4, receiver_id = $5, sender_code = $6, receiver_code = $7, usage = $8,
       next_interchange = $9, next_group = $10, next_run = $11 where id = $1`,
    [
      door.id,
      door.sender_qualifier,
      door.sender_id,
      door.receiver_qualifier,
      door.receiver_id,
      door.sender_code,
      door.receiver_code,
      door.usage,
      door.next_interchange,
      door.next_group,
      door.next_run,
    ],
  );
}

/** An answer to write down: transaction sets of one type, or TA1 segments. */
export interface Answer {
  kind: string;
  transactions: TransactionToWrite[];
  ta1?: Ta1[];
  /** Spoils the text after it is written. */
  spoil?: (text: string) => string;
}

/** Writes an answer into the book as the next interchange of this door: from us, who were the receiver, to who was the sender. */
export async function putOut(
  client: PoolClient,
  door: Door,
  { kind, transactions, ta1, spoil = (text) => text }: Answer,
  now: Date,
): Promise<Door> {
  const stamp = { date: calendarDateOf(now), time: now.toISOString().slice(11, 16) };
  const groups: GroupToWrite[] =
    transactions.length === 0
      ? []
      : [
          {
            ...stamp,
            senderCode: door.receiver_code ?? '',
            receiverCode: door.sender_code ?? '',
            controlNumber: door.next_group,
            transactions,
          },
        ];
  const text = writeInterchange({
    ...stamp,
    sender: { qualifier: door.receiver_qualifier ?? 'ZZ', value: door.receiver_id ?? '' },
    receiver: { qualifier: door.sender_qualifier ?? 'ZZ', value: door.sender_id ?? '' },
    controlNumber: door.next_interchange,
    usage: door.usage === 'P' ? 'production' : 'test',
    acknowledgmentRequested: false,
    ta1,
    groups,
  });
  await client.query('insert into outgoing_file (door_id, kind, content) values ($1, $2, $3)', [
    door.id,
    kind,
    Buffer.from(spoil(text)),
  ]);
  return { ...door, next_interchange: door.next_interchange + 1, next_group: door.next_group + groups.length };
}

export const hashOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
