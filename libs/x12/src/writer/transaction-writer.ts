import { invariant } from '@claimstream/kernel';
import { boundDocument } from '../documents/bound-documents.js';
import { type Claim837, type ClaimSubmission837 } from '../documents/claims/index.js';
import { type TransactionToWrite } from '../documents/interchange.js';
import { type ElementValue } from '../documents/parts.js';
import { type BoundDocument } from '../mapping/bind.js';
import { type Building } from '../mapping/read-record.js';
import { type SegmentSink, writeRecord } from '../mapping/write-record.js';
import { ClaimLevels, type LevelSharing } from './claim-levels.js';
import { NotWritable } from './refused.js';
import { type SegmentText } from './segment-text.js';

/** Writes transaction sets, ST to SE, segment by segment. */
export class TransactionWriter implements SegmentSink {
  private segments = 0;
  private levels = 0;

  constructor(
    private readonly text: SegmentText,
    private readonly output: (text: string) => void,
    private readonly sharing: LevelSharing = 'same content',
  ) {}

  write(transaction: TransactionToWrite): void {
    const bound = boundDocument(transaction.type);
    this.start(bound, transaction.controlNumber);
    if ('claims' in transaction) this.writeClaims(bound, transaction);
    else writeRecord(bound.root, documentOf(transaction), this, { position: 1 });
    this.segment('SE', [String(this.segments + 1), transaction.controlNumber], 'SE');
  }

  segment(id: string, elements: readonly (ElementValue | undefined)[], where: string): void {
    this.segments++;
    this.output(this.text.write(id, elements, where));
  }

  nextLevel(): number {
    return ++this.levels;
  }

  private start({ guide }: BoundDocument, controlNumber: string): void {
    this.segments = 0;
    this.levels = 0;
    const { first } = guide.root;
    const reference = first.elements[2]?.usage === 'required' ? guide.guide.id : undefined;
    this.segment('ST', [guide.guide.transaction, controlNumber, reference], 'ST');
  }

  private writeClaims(
    bound: BoundDocument,
    { submission, claims }: { submission: ClaimSubmission837; claims: Iterable<Claim837> },
  ): void {
    writeRecord(bound.root, submission as unknown as Building, this, { position: 1 });
    const levels = new ClaimLevels(bound.root, this, this.sharing);
    let number = 0;
    for (const claim of claims) {
      try {
        levels.write(claim);
      } catch (error) {
        throw error instanceof NotWritable ? error.ofClaim(number) : error;
      }
      number++;
    }
  }
}

function documentOf(transaction: Exclude<TransactionToWrite, { claims: unknown }>): Building {
  const { type: _type, controlNumber: _controlNumber, ...rest } = transaction;
  const [document] = Object.values(rest);
  invariant(document, 'A transaction to write has one document.');
  return document as unknown as Building;
}
