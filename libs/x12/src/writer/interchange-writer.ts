import { type Delimiters, usualDelimiters } from '../delimiters.js';
import { type Ta1 } from '../documents/acknowledgments.js';
import { declaredDocuments } from '../documents/declared/index.js';
import { ta1 } from '../documents/declared/ta1.js';
import {
  type GroupHeader,
  type InterchangeHeader,
  type InterchangeToWrite,
  type TransactionToWrite,
} from '../documents/interchange.js';
import { type ElementValue } from '../documents/parts.js';
import { type Profile } from '../profiles/profile.js';
import { type WalkRule } from '../reader/events.js';
import { type LevelSharing } from './claim-levels.js';
import { gsElements, interchangeNumber, isaText } from './envelope.js';
import { Guard } from './guard.js';
import { NotWritable } from './refused.js';
import { SegmentText } from './segment-text.js';
import { TransactionWriter } from './transaction-writer.js';

export interface WriteOptions {
  /** `* : ^ ~` unless given. */
  readonly delimiters?: Delimiters;
  /** Stands in for delimiters and control characters in data; without it such data is refused. */
  readonly replacement?: string;
  /** Written after every segment terminator, for people to read. */
  readonly lineBreak?: string;
  /** What is written is read along under this profile, `strict` unless given, and refused when it has errors. */
  readonly profile?: Profile;
  /** `same content` unless given. */
  readonly levelSharing?: LevelSharing;
  /** Rules that are checked as well. */
  readonly rules?: readonly WalkRule[];
}

/** Writes a whole interchange as text. Throws `NotWritable` when any part of it cannot be written. */
export function writeInterchange(interchange: InterchangeToWrite, options: WriteOptions = {}): string {
  const parts: string[] = [];
  const writer = new InterchangeWriter(interchange, (text) => parts.push(text), options);
  for (const answer of interchange.ta1 ?? []) writer.ta1(answer);
  for (const group of interchange.groups) writer.group(group, group.transactions);
  writer.close();
  return parts.join('');
}

/**
 * Writes one interchange part by part, for what is too large to be held at once. Text goes to `output` as it is made and is good only when
 * `close` has returned: `NotWritable` may come at any call before.
 */
export class InterchangeWriter {
  private readonly text: SegmentText;
  private readonly transactions: TransactionWriter;
  private readonly guard: Guard;
  private readonly lineBreak: string;
  private groups = 0;

  constructor(
    private readonly header: InterchangeHeader,
    private readonly output: (text: string) => void,
    { delimiters = usualDelimiters, replacement, lineBreak, levelSharing, profile, rules }: WriteOptions = {},
  ) {
    this.text = new SegmentText({ delimiters, replacement });
    this.lineBreak = lineBreak ?? '';
    this.transactions = new TransactionWriter(this.text, (text) => this.put(text), levelSharing);
    this.guard = new Guard({ profile, rules });
    this.put(isaText(header, delimiters));
  }

  /** TA1 segments stand before the first group. */
  ta1(answer: Ta1): void {
    this.segment(
      'TA1',
      Array.from({ length: 5 }, (_, index) => ta1.write(answer)[index + 1] ?? ''),
    );
  }

  /** Writes a group with its transactions, which are all of the type of the first. */
  group(header: GroupHeader, transactions: Iterable<TransactionToWrite>): void {
    let type: TransactionToWrite['type'] | undefined;
    let count = 0;
    for (const transaction of transactions) {
      if (type === undefined) this.segment('GS', gsElements(header, declaredDocuments[transaction.type].guide));
      else if (type !== transaction.type) throw new NotWritable('NO_PLACE', 'GS08', 'A group holds transactions of one guide.');
      type = transaction.type;
      this.transactions.write(transaction);
      count++;
    }
    if (type === undefined) throw new NotWritable('OUT_OF_RANGE', 'GE01', 'A group holds at least one transaction.');
    this.segment('GE', [String(count), String(header.controlNumber)]);
    this.guard.check();
    this.groups++;
  }

  close(): void {
    this.segment('IEA', [String(this.groups), interchangeNumber(this.header)]);
    this.guard.end();
  }

  private segment(id: string, elements: readonly ElementValue[]): void {
    this.put(this.text.write(id, elements, id));
  }

  /** Takes one segment. Line breaks are for people and no part of what the guard reads. */
  private put(segment: string): void {
    this.guard.push(segment);
    this.output(segment + this.lineBreak);
  }
}
