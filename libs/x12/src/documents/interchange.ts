import type { CalendarDate } from '@claimstream/kernel';
import type { Acknowledgment999, Ta1 } from './acknowledgments.js';
import type { Claim837, ClaimSubmission837 } from './claims/index.js';
import type { ClaimAcknowledgment277, StatusInquiry276, StatusResponse277 } from './claim-status.js';
import type { Benefits271, Inquiry270 } from './eligibility.js';
import type { QualifiedId } from './parts.js';
import type { Remittance835 } from './remittance-835.js';

/** ISA: who sends what to whom. Ids are without their padding; the control number comes from the caller and is never used twice. */
export interface InterchangeHeader {
  sender: QualifiedId;
  receiver: QualifiedId;
  date: CalendarDate;
  /** `HH:MM`. */
  time: string;
  /** 1 to 999999999. */
  controlNumber: number;
  usage: 'production' | 'test';
  acknowledgmentRequested: boolean;
  /** ISA01 and 02, ISA03 and 04 where a partner wants them. */
  authorization?: QualifiedId;
  security?: QualifiedId;
}

/** GS. The functional id and the guide follow from what the group holds. */
export interface GroupHeader {
  senderCode: string;
  receiverCode: string;
  date: CalendarDate;
  /** `HH:MM`. */
  time: string;
  /** 1 to 999999999, unique in the interchange. */
  controlNumber: number;
}

/** The guides that we write, by the name of their transaction. */
export type TransactionName = '837P' | '837I' | '837D' | '835' | '270' | '271' | '276' | '277' | '277CA' | '999';

/** A transaction set to be written. Claims may come from a generator: they are written one by one and not kept. */
export type TransactionToWrite =
  | { type: '837P' | '837I' | '837D'; controlNumber: string; submission: ClaimSubmission837; claims: Iterable<Claim837> }
  | { type: '835'; controlNumber: string; remittance: Remittance835 }
  | { type: '270'; controlNumber: string; inquiry: Inquiry270 }
  | { type: '271'; controlNumber: string; benefits: Benefits271 }
  | { type: '276'; controlNumber: string; inquiry: StatusInquiry276 }
  | { type: '277'; controlNumber: string; response: StatusResponse277 }
  | { type: '277CA'; controlNumber: string; acknowledgment: ClaimAcknowledgment277 }
  | { type: '999'; controlNumber: string; acknowledgment: Acknowledgment999 };

/** A group to be written: its transactions are all of one type. */
export interface GroupToWrite extends GroupHeader {
  transactions: Iterable<TransactionToWrite>;
}

/** An interchange to be written; TA1 segments stand before its groups. */
export interface InterchangeToWrite extends InterchangeHeader {
  ta1?: Ta1[];
  groups: Iterable<GroupToWrite>;
}
