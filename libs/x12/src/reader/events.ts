import { type Finding, type Report } from '../findings.js';
import { type CompiledGuide, type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type Segment } from '../segment.js';

/** What an interchange says of itself in its ISA; ids without the blanks that fill them. */
export interface Interchange {
  /** From 1 in the file. */
  readonly number: number;
  readonly isa: Segment;
  readonly senderQualifier: string;
  readonly senderId: string;
  readonly receiverQualifier: string;
  readonly receiverId: string;
  /** ISA09, YYMMDD, and ISA10, HHMM, as written. */
  readonly date: string;
  readonly time: string;
  readonly version: string;
  readonly controlNumber: string;
  readonly acknowledgmentRequested: boolean;
  /** ISA15: `P` production, `T` test. */
  readonly usage: string;
}

/** A functional group as its GS names it. */
export interface FunctionalGroup {
  readonly interchange: Interchange;
  readonly gs: Segment;
  readonly functionalId: string;
  readonly senderCode: string;
  readonly receiverCode: string;
  readonly controlNumber: string;
  /** GS08. */
  readonly guideId: string;
}

/** A transaction set as its ST names it. */
export interface TransactionSet {
  readonly group: FunctionalGroup;
  readonly st: Segment;
  /** ST01: `837`. */
  readonly type: string;
  readonly controlNumber: string;
  /** ST03 as written, `''` where there is none (835). */
  readonly guideReference: string;
  /** The guide that it is read by; undefined when we have none: then only its envelope is checked and no loops or segments are told. */
  readonly guide: CompiledGuide | undefined;
}

/** How something ended, counted over all findings inside it, rules' findings included. */
export interface Outcome {
  readonly errors: number;
  readonly warnings: number;
}

export interface TransactionOutcome extends Outcome {
  /** The SE, unless it is missing. */
  readonly se: Segment | undefined;
  /** Segments from ST to SE, both included. */
  readonly segmentCount: number;
}

export interface GroupOutcome extends Outcome {
  readonly ge: Segment | undefined;
  /** GE01 as declared, and what really came. */
  readonly declared: number | undefined;
  readonly received: number;
}

export interface InterchangeOutcome extends Outcome {
  readonly iea: Segment | undefined;
  readonly groups: number;
}

/**
 * Hears the walk over a file, in the order of the file. Every open has its close, also where the file breaks off. Of what is told at one
 * segment, findings come first; a loop's close comes after everything inside it, together with its findings.
 */
export interface X12Visitor {
  openInterchange?(interchange: Interchange): void;
  closeInterchange?(interchange: Interchange, outcome: InterchangeOutcome): void;
  openGroup?(group: FunctionalGroup): void;
  closeGroup?(group: FunctionalGroup, outcome: GroupOutcome): void;
  openTransaction?(transaction: TransactionSet): void;
  closeTransaction?(transaction: TransactionSet, outcome: TransactionOutcome): void;
  openLoop?(loop: LoopNode): void;
  closeLoop?(loop: LoopNode): void;
  /** A segment of a transaction set, ST and SE included; `node` is undefined when the guide has no place for it (or there is no guide). */
  segment?(node: SegmentNode | undefined, segment: Segment): void;
  /** A segment of the interchange that is neither envelope nor in a transaction set: TA1, or what is lost between sets. */
  interchangeSegment?(segment: Segment): void;
  finding?(finding: Finding): void;
}

/**
 * A rule over the walk (SNIP 3 and above): gets every event before the reader's own visitor does and reports what it finds; the reader
 * puts that into the same stream of findings. Made anew for every file, so that it may keep state.
 */
export type WalkRule = (report: Report) => X12Visitor;
