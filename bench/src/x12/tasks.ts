import {
  type ClaimPayment,
  type Claim837,
  DocumentReader,
  InterchangeWriter,
  type ReadClaim,
  type ReadPayment,
  standardRules,
  Tokenizer,
  type TransactionToWrite,
  X12Reader,
} from '@claimstream/x12';
import { X12Parser } from 'node-x12';
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { X12parser } from 'x12-parser';

/** What can be measured: three things of ours, and the two libraries beside us. */
export type Task = 'tokenise' | 'typed' | 'write' | 'x12-parser' | 'node-x12';

export interface Measured {
  /** 10^6 bytes. */
  readonly megabytes: number;
  readonly seconds: number;
}

/** Runs a task over a file, in a process of its own so that its memory is its own. */
export const tasks: Readonly<Record<Task, (file: string) => Measured | Promise<Measured>>> = {
  tokenise: (file) => timed(file, () => tokenise(file)),
  typed: (file) => timed(file, () => readTyped(file)),
  write,
  'x12-parser': (file) => timed(file, () => parseStreaming(file)),
  'node-x12': (file) => timed(file, () => void new X12Parser(true).parse(readFileSync(file, 'utf8'))),
};

async function timed(file: string, work: () => void | Promise<void>): Promise<Measured> {
  const start = performance.now();
  await work();
  return { megabytes: statSync(file).size / 1e6, seconds: (performance.now() - start) / 1000 };
}

/** The file in pieces of 64 KiB, all in one buffer: nothing of ours keeps a piece. */
function* chunksOf(file: string): Generator<Uint8Array> {
  const buffer = Buffer.alloc(65_536);
  const descriptor = openSync(file, 'r');
  for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer))
    yield buffer.subarray(0, length);
  closeSync(descriptor);
}

function tokenise(file: string): void {
  const nothing = () => undefined;
  const tokenizer = new Tokenizer({ header: nothing, segment: nothing, abandon: nothing, finding: nothing });
  for (const chunk of chunksOf(file)) tokenizer.push(chunk);
  tokenizer.end();
}

/** Validation of SNIP 1 to 4 and typed documents, which are dropped as they come. */
function readTyped(file: string): void {
  const nothing = () => undefined;
  const reader = new X12Reader(new DocumentReader({ claim: nothing, payment: nothing, document: nothing }), {
    rules: standardRules,
  });
  for (const chunk of chunksOf(file)) reader.push(chunk);
  reader.end();
}

/** Writes what is read, a batch at a time; only the writing counts, which includes that what is written is read along and checked. */
function write(file: string): Measured {
  const batch = new Batch();
  const reader = new X12Reader(new DocumentReader(batch));
  for (const chunk of chunksOf(file)) reader.push(chunk);
  reader.end();
  batch.flush();
  return { megabytes: batch.bytes / 1e6, seconds: batch.seconds };
}

/** Collects claims or payments and writes an interchange of every 30. */
class Batch {
  bytes = 0;
  seconds = 0;
  private claims: Claim837[] = [];
  private payments: ClaimPayment[] = [];
  private transaction: (() => TransactionToWrite) | undefined;

  claim({ claim, submission }: ReadClaim): void {
    this.claims.push(claim);
    this.transaction = () => ({ type: '837P', controlNumber: '0001', submission, claims: this.claims });
    if (this.claims.length === 30) this.flush();
  }

  payment({ advice, group, payment }: ReadPayment): void {
    this.payments.push(payment);
    this.transaction = () => ({
      type: '835',
      controlNumber: '0001',
      remittance: { ...advice, groups: [{ ...group, payments: this.payments }], providerAdjustments: [] },
    });
    if (this.payments.length === 30) this.flush();
  }

  flush(): void {
    if (this.transaction === undefined) return;
    const start = performance.now();
    const party = { qualifier: 'ZZ', value: 'BENCH' };
    const about = { date: '2026-07-01', time: '12:00', controlNumber: 1 };
    const writer = new InterchangeWriter(
      { ...about, sender: party, receiver: party, usage: 'test', acknowledgmentRequested: false },
      (text) => void (this.bytes += text.length),
    );
    writer.group({ ...about, senderCode: 'BENCH', receiverCode: 'BENCH' }, [this.transaction()]);
    writer.close();
    this.seconds += (performance.now() - start) / 1000;
    this.claims = [];
    this.payments = [];
    this.transaction = undefined;
  }
}

async function parseStreaming(file: string): Promise<void> {
  let segments = 0;
  const parser = createReadStream(file).pipe(new X12parser());
  for await (const _segment of parser) segments++;
  if (segments === 0) throw new Error('x12-parser read no segment.');
}
