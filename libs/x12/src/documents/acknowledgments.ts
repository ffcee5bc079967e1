import type { CalendarDate } from '@claimstream/kernel';
import type { WithUnmapped } from './parts.js';

/** One 999 transaction: the answer to one functional group. */
export interface Acknowledgment999 extends WithUnmapped {
  /** AK1: GS01, GS06 and GS08 of the group that is answered. */
  functionalId: string;
  groupControlNumber: number;
  guide?: string;
  transactions: TransactionAcknowledgment[];
  /** AK901: A accepted, E accepted with errors, P partly, R rejected. */
  status: 'A' | 'E' | 'P' | 'R' | 'M' | 'W' | 'X';
  declaredCount: number;
  receivedCount: number;
  acceptedCount: number;
  /** AK905 to AK909. */
  syntaxErrors?: string[];
}

/** AK2 to IK5. */
export interface TransactionAcknowledgment extends WithUnmapped {
  /** ST01, ST02, ST03 of the transaction set that is answered. */
  type: string;
  controlNumber: string;
  guide?: string;
  errors?: SegmentError[];
  /** IK501: A accepted, E accepted with errors, R rejected. */
  status: 'A' | 'E' | 'R' | 'M' | 'W' | 'X';
  /** IK502 to IK506. */
  syntaxErrors?: string[];
}

/** IK3: what is wrong with one segment. */
export interface SegmentError extends WithUnmapped {
  segmentId: string;
  /** Counted from ST = 1. */
  position: number;
  /** At most four characters: `2010`, not `2010BA`. */
  loop?: string;
  /** IK304; 8 when `elements` say what. */
  code?: string;
  contexts?: ErrorContext[];
  elements?: ElementError[];
}

/** CTX: the business unit (`CLM01` and our number) or the segment that made a situational rule apply. */
export interface ErrorContext {
  name: string;
  value?: string;
  segmentId?: string;
  position?: number;
  loop?: string;
  element?: ElementPosition;
  /** CTX06: the number of the data element. */
  dataElement?: number;
}

export interface ElementPosition {
  element: number;
  component?: number;
  repetition?: number;
}

/** IK4. The value is a copy of the bad element (at most 99 characters) and may be personal. */
export interface ElementError extends WithUnmapped {
  position: ElementPosition;
  dataElement?: number;
  /** IK403. */
  code: string;
  value?: string;
  contexts?: ErrorContext[];
}

/** TA1: the answer to an interchange. */
export interface Ta1 {
  /** ISA13, ISA09 and ISA10 of the interchange that is answered. */
  controlNumber: number;
  date: CalendarDate;
  /** `HH:MM`. */
  time: string;
  /** A accepted, E accepted with errors (do not resend), R rejected. */
  status: 'A' | 'E' | 'R';
  /** 000 no error, 001 control numbers differ, …; reference section 3. */
  note: string;
}
