import type { CalendarDate } from '@claimstream/kernel';
import type { Contact, Party, WithUnmapped } from '../parts.js';

/** What an 837 says once, before its claims (BHT, 1000A, 1000B). */
export interface ClaimSubmission837 extends WithUnmapped {
  /** BHT02: `00` original, `18` the same transmission sent again. */
  purpose: '00' | '18';
  /** BHT03, unique per transmission; the 277CA returns it in 2200B TRN02. */
  reference: string;
  createdDate: CalendarDate;
  /** `HH:MM`, `HH:MM:SS` or with hundredths. */
  createdTime: string;
  /** BHT06: `CH` claims to be paid, `RP` encounters reported, `31` subrogation demand. */
  use: 'CH' | 'RP' | '31';
  submitter: Submitter837;
  receiver: Party & WithUnmapped;
}

export interface Submitter837 extends Party, WithUnmapped {
  contacts: Contact[];
}
