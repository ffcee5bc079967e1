import type { Acknowledgment999, Benefits271, ClaimAcknowledgment277, Remittance835, Ta1 } from '@claimstream/x12';
import type { PartnerAgreement } from './partner-connection.js';

/** What a partner sends us, by what it says. */
export type PartnerDocument =
  | { type: '999'; document: Acknowledgment999 }
  | { type: '277CA'; document: ClaimAcknowledgment277 }
  | { type: '271'; document: Benefits271 }
  | { type: '835'; document: Remittance835 }
  | { type: 'other'; name: string };

/** One ISA to IEA of a partner's file. */
export interface PartnerInterchange {
  controlNumber: number;
  sender: { qualifier: string; value: string };
  receiver: { qualifier: string; value: string };
  usage: string;
  ta1s: Ta1[];
  documents: PartnerDocument[];
}

/** A partner's file as it was read. With a fault nothing of it is used. */
export interface PartnerFile {
  interchanges: PartnerInterchange[];
  /** Envelopes that are missing, cut off or do not count up: names of findings, nothing of the content. */
  faults: FileProblem[];
  /** What the guide would have otherwise; the file is used nevertheless. */
  remarks: FileProblem[];
  /** It ends where a file ends; otherwise it may still be on its way. */
  isWhole: boolean;
}

/** Something about a file that a person should see. */
export interface FileProblem {
  code: string;
  message: string;
  path?: string;
}

/** Why a file that can be read is not for this connection: another address, or test data in production. */
export function misaddressing(
  { interchanges }: PartnerFile,
  { interchange: ours, usage }: Pick<PartnerAgreement, 'interchange' | 'usage'>,
): FileProblem[] {
  const wanted = usage === 'production' ? 'P' : 'T';
  return interchanges.flatMap(({ receiver, usage: given }) => [
    ...(receiver.value === ours.sender.value && receiver.qualifier === ours.sender.qualifier
      ? []
      : [{ code: 'RECEIVER_NOT_US', message: 'ISA07 and ISA08 name another receiver than this connection has.' }]),
    ...(given === wanted ? [] : [{ code: 'USAGE_DIFFERS', message: `ISA15 says ${given}, the connection is for ${usage}.` }]),
  ]);
}

/** The name under which a file is listed: its first document, or TA1 where it carries nothing else. */
export function kindOf({ interchanges }: PartnerFile): string {
  const [first] = interchanges.flatMap(({ documents }) => documents);
  if (first) return first.type === 'other' ? first.name : first.type;
  return interchanges.some(({ ta1s }) => ta1s.length > 0) ? 'TA1' : 'unknown';
}
