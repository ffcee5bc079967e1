import { type Finding } from '../findings.js';
import { type Segment } from '../segment.js';
import {
  type FunctionalGroup,
  type GroupOutcome,
  type Interchange,
  type InterchangeOutcome,
  type TransactionOutcome,
  type TransactionSet,
  type X12Visitor,
} from './events.js';

/** What was read of a file: its interchanges with their findings, and the findings that belong to none. */
export interface ReadFile {
  readonly interchanges: readonly ReadInterchange[];
  readonly findings: readonly Finding[];
}

/** An interchange with its own findings; those of its groups and sets stand with them. */
export interface ReadInterchange {
  readonly interchange: Interchange;
  readonly outcome: InterchangeOutcome;
  readonly findings: readonly Finding[];
  /** TA1 segments, and what stands outside of transaction sets. */
  readonly segments: readonly Segment[];
  readonly groups: readonly ReadGroup[];
}

export interface ReadGroup {
  readonly group: FunctionalGroup;
  readonly outcome: GroupOutcome;
  readonly findings: readonly Finding[];
  readonly transactions: readonly ReadTransaction[];
}

export interface ReadTransaction {
  readonly transaction: TransactionSet;
  readonly outcome: TransactionOutcome;
  readonly findings: readonly Finding[];
}

type Growing<Part> = { -readonly [Key in keyof Part]: Part[Key] extends readonly (infer Item)[] ? Item[] : Part[Key] };

const unfinished: TransactionOutcome & GroupOutcome & InterchangeOutcome = {
  ...{
    errors: 0,
    warnings: 0,
    se: undefined,
    segmentCount: 0,
    ge: undefined,
    declared: undefined,
    received: 0,
    iea: undefined,
    groups: 0,
  },
};

/** A visitor that keeps what it hears, all but the segments of transaction sets; `file` is complete when the reader has ended. */
export function collector(): X12Visitor & { readonly file: ReadFile } {
  const file: Growing<ReadFile> = { interchanges: [], findings: [] };
  let interchange: Growing<ReadInterchange> | undefined;
  let group: Growing<ReadGroup> | undefined;
  let transaction: Growing<ReadTransaction> | undefined;

  return {
    file,
    openInterchange(opened) {
      interchange = { interchange: opened, outcome: unfinished, findings: [], segments: [], groups: [] };
      file.interchanges.push(interchange);
    },
    closeInterchange(_, outcome) {
      if (interchange) interchange.outcome = outcome;
      interchange = undefined;
    },
    openGroup(opened) {
      group = { group: opened, outcome: unfinished, findings: [], transactions: [] };
      interchange?.groups.push(group);
    },
    closeGroup(_, outcome) {
      if (group) group.outcome = outcome;
      group = undefined;
    },
    openTransaction(opened) {
      transaction = { transaction: opened, outcome: unfinished, findings: [] };
      group?.transactions.push(transaction);
    },
    closeTransaction(_, outcome) {
      if (transaction) transaction.outcome = outcome;
      transaction = undefined;
    },
    interchangeSegment(segment) {
      interchange?.segments.push(segment);
    },
    finding(finding) {
      (transaction ?? group ?? interchange ?? file).findings.push(finding);
    },
  };
}
