import { type Finding } from '../findings.js';
import {
  type FunctionalGroup,
  type GroupOutcome,
  type Interchange,
  type InterchangeOutcome,
  type TransactionOutcome,
  type TransactionSet,
  type X12Visitor,
} from '../reader/events.js';
import { type ReadOptions, X12Reader } from '../reader/x12-reader.js';
import { type Segment } from '../segment.js';
import { type Ta1 } from './acknowledgments.js';
import { type Claim837 } from './claims/index.js';
import { ta1 } from './declared/ta1.js';
import {
  type DocumentListener,
  DocumentReader,
  type ReadClaim,
  type ReadDocument,
  type ReadPayment,
  type SegmentRange,
} from './document-reader.js';
import { type Documents } from './documents.js';
import { type TransactionName } from './interchange.js';
import { type PaymentGroup, type Remittance835 } from './remittance-835.js';

/** A claim of an 837 with its segments, counted from ST = 1, for a 999 to be resolved. */
export interface ClaimReading {
  readonly claim: Claim837;
  readonly segments: SegmentRange;
  readonly findings: readonly Finding[];
}

/** A transaction set of a whole file. An 835 has its payments in it; the claims of an 837 stand beside it. */
export type TransactionReading = {
  readonly transaction: TransactionSet;
  readonly controlNumber: string;
  readonly outcome: TransactionOutcome;
  readonly findings: readonly Finding[];
} & (
  | {
      [Name in TransactionName]: {
        readonly type: Name;
        readonly document: Documents[Name];
        /** Empty but for an 837. */
        readonly claims: readonly ClaimReading[];
      };
    }[TransactionName]
  | { readonly type: 'unknown' }
);

export interface GroupReading {
  readonly header: FunctionalGroup;
  readonly outcome: GroupOutcome;
  readonly transactions: readonly TransactionReading[];
}

export interface InterchangeReading {
  readonly header: Interchange;
  readonly outcome: InterchangeOutcome;
  readonly ta1: readonly Ta1[];
  readonly groups: readonly GroupReading[];
}

export interface FileReading {
  readonly interchanges: readonly InterchangeReading[];
  /** All findings of the file, those of its transaction sets included. */
  readonly findings: readonly Finding[];
}

/** Reads a whole file at once, for files that fit into memory; `X12Reader` with a `DocumentReader` streams. Never throws on content. */
export function readInterchanges(file: Uint8Array | string, options: ReadOptions = {}): FileReading {
  const collector = new Collector();
  const reader = new X12Reader([new DocumentReader(collector), collector], options);
  reader.push(file);
  reader.end();
  return { interchanges: collector.interchanges, findings: collector.all };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Puts together what the readers tell. Stands behind the `DocumentReader`, so that a document is there when its set closes. */
class Collector implements X12Visitor, DocumentListener {
  readonly interchanges: InterchangeReading[] = [];
  readonly all: Finding[] = [];
  private ta1s: Ta1[] = [];
  private groups: GroupReading[] = [];
  private transactions: TransactionReading[] = [];
  private claims: ClaimReading[] = [];
  private paymentGroups: PaymentGroup[] = [];
  private findings: Finding[] = [];
  private read: ReadDocument | undefined;

  openInterchange(): void {
    this.ta1s = [];
    this.groups = [];
  }

  closeInterchange(header: Interchange, outcome: InterchangeOutcome): void {
    this.interchanges.push({ header, outcome, ta1: this.ta1s, groups: this.groups });
  }

  interchangeSegment(segment: Segment): void {
    const read = segment.id === 'TA1' ? ta1.read(segment) : undefined;
    if (read) this.ta1s.push(read);
  }

  openGroup(): void {
    this.transactions = [];
  }

  closeGroup(header: FunctionalGroup, outcome: GroupOutcome): void {
    this.groups.push({ header, outcome, transactions: this.transactions });
  }

  openTransaction(): void {
    this.claims = [];
    this.paymentGroups = [];
    this.findings = [];
    this.read = undefined;
  }

  closeTransaction(transaction: TransactionSet, outcome: TransactionOutcome): void {
    const { read, claims, findings } = this;
    const { controlNumber } = transaction;
    const about = { transaction, controlNumber, outcome, findings };
    this.transactions.push(
      (read
        ? { ...about, type: read.name, document: this.whole(read), claims }
        : { ...about, type: 'unknown' }) as TransactionReading,
    );
  }

  claim({ claim, segments, findings }: ReadClaim): void {
    this.claims.push({ claim, segments, findings });
  }

  payment({ group, payment }: ReadPayment): void {
    if (this.paymentGroups.at(-1) !== group) this.paymentGroups.push(group);
    group.payments.push(payment);
  }

  document(read: ReadDocument): void {
    this.read = read;
  }

  finding(finding: Finding): void {
    this.all.push(finding);
    this.findings.push(finding);
  }

  private whole({ name, document }: ReadDocument): ReadDocument['document'] {
    if (name !== '835') return document;
    const remittance: Mutable<Remittance835> = document;
    remittance.groups = [...this.paymentGroups, ...remittance.groups];
    return remittance;
  }
}
