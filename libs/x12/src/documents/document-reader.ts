import { type Finding } from '../findings.js';
import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type BoundDocument, type BoundRecord } from '../mapping/bind.js';
import { type Building, RecordBuilder } from '../mapping/read-record.js';
import { type TransactionOutcome, type TransactionSet, type X12Visitor } from '../reader/events.js';
import { type Segment } from '../segment.js';
import { boundDocumentOf } from './bound-documents.js';
import { type Claim837, type ClaimSubmission837 } from './claims/index.js';
import { transactionName } from './declared/index.js';
import { type Documents } from './documents.js';
import { type TransactionName } from './interchange.js';
import { type ClaimPayment, type PaymentGroup, type RemittanceAdvice } from './remittance-835.js';

/** The segments of a transaction set, counted from ST = 1, both included. */
export interface SegmentRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A claim of an 837. Its segments begin after those of the claim before it, so that the levels (2000A, 2000B, 2000C) that open for it are
 * its own. With findings that are errors it may lack what its type promises.
 */
export interface ReadClaim {
  readonly transaction: TransactionSet;
  readonly submission: ClaimSubmission837;
  readonly claim: Claim837;
  readonly segments: SegmentRange;
  /** What was found since the claim before it. */
  readonly findings: readonly Finding[];
}

/** A payment of an 835, with the group and the advice that it stands in. Those do not hold the payments. */
export interface ReadPayment {
  readonly transaction: TransactionSet;
  readonly advice: RemittanceAdvice;
  readonly group: PaymentGroup;
  readonly payment: ClaimPayment;
  readonly segments: SegmentRange;
  readonly findings: readonly Finding[];
}

/** A transaction set at its end. `document` is without the claims or payments that were told before. */
export type ReadDocument = {
  [Name in TransactionName]: {
    readonly name: Name;
    readonly transaction: TransactionSet;
    readonly document: Documents[Name];
    readonly outcome: TransactionOutcome;
    /** What was found since the last claim or payment. */
    readonly findings: readonly Finding[];
  };
}[TransactionName];

/** Hears of documents as they are complete. */
export interface DocumentListener {
  claim?(read: ReadClaim): void;
  payment?(read: ReadPayment): void;
  document?(read: ReadDocument): void;
}

/**
 * A visitor of the walk that builds typed documents. Claims (2300) and payments (2100) are told when their loop closes and not kept, so that
 * memory does not grow with the file.
 */
export class DocumentReader implements X12Visitor {
  private open: OpenDocument | undefined;

  constructor(private readonly listener: DocumentListener) {}

  openTransaction(transaction: TransactionSet): void {
    const bound = transaction.guide && boundDocumentOf(transaction.guide);
    const name = transaction.guide && transactionName(transaction.guide.guide);
    this.open = bound && name && new OpenDocument(name, transaction, bound, this.listener);
  }

  closeTransaction(_transaction: TransactionSet, outcome: TransactionOutcome): void {
    const { open } = this;
    this.open = undefined;
    if (open) this.listener.document?.(open.end(outcome));
  }

  openLoop(loop: LoopNode): void {
    this.open?.builder.openLoop(loop);
  }

  closeLoop(loop: LoopNode): void {
    this.open?.builder.closeLoop(loop);
  }

  segment(node: SegmentNode | undefined, segment: Segment): void {
    if (this.open === undefined) return;
    this.open.last = segment.index;
    this.open.builder.segment(node, segment);
  }

  finding(finding: Finding): void {
    this.open?.findings.push(finding);
  }
}

/** The document of the transaction set that is being read. */
class OpenDocument {
  readonly builder: RecordBuilder;
  findings: Finding[] = [];
  /** The index of the last segment, and of the last one of the claim or payment before. */
  last = 1;
  private told = 1;
  /** The levels, or the group, of the last claim or payment: told with it, and not kept. */
  private around: readonly unknown[] = [];

  constructor(
    private readonly name: TransactionName,
    private readonly transaction: TransactionSet,
    bound: BoundDocument,
    private readonly listener: DocumentListener,
  ) {
    this.builder = new RecordBuilder(bound, (record, object, enclosing) => this.take(record, object, enclosing));
  }

  end(outcome: TransactionOutcome): ReadDocument {
    const { name, transaction, findings } = this;
    return { name, transaction, document: this.builder.finish(), outcome, findings } as unknown as ReadDocument;
  }

  /** Whether the object was told, or need not be kept. */
  private take({ property, loop }: BoundRecord, object: Building, enclosing: (property: string) => unknown): boolean {
    if (property === 'claims' && loop.id === '2300') return this.tellClaim(object, enclosing);
    if (property === 'payments') return this.tellPayment(object, enclosing('groups'));
    return this.around.includes(object);
  }

  private tellClaim(object: Building, enclosing: (property: string) => unknown): true {
    const [billingProvider, subscriber, patient] = [
      enclosing('billingProviders'),
      enclosing('subscribers'),
      enclosing('patients'),
    ];
    this.around = [billingProvider, subscriber, patient];
    const context = { billingProvider, subscriber, ...(patient ? { patient } : {}) };
    const claim = Object.assign(object, context) as unknown as Claim837;
    this.listener.claim?.({ transaction: this.transaction, submission: this.document(), claim, ...this.sinceLast() });
    return true;
  }

  private tellPayment(object: Building, group: unknown): true {
    this.around = [group];
    const payment = object as unknown as ClaimPayment;
    this.listener.payment?.({
      ...{ transaction: this.transaction, advice: this.document(), group: group as PaymentGroup, payment },
      ...this.sinceLast(),
    });
    return true;
  }

  private document<T>(): T {
    return this.builder.document as T;
  }

  /** What belongs to the claim or payment that ends here. */
  private sinceLast(): { segments: SegmentRange; findings: readonly Finding[] } {
    const { findings, told, last } = this;
    this.findings = [];
    this.told = last;
    return { segments: { from: told + 1, to: last }, findings };
  }
}
