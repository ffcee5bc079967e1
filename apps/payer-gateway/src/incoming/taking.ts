import type { CommandStep } from '@claimstream/messaging';
import type { PartnerAgreement } from '../domain/partner-connection.js';
import { sentSteps } from '../outgoing/record-sent.js';
import type { HeldConnection } from '../store/decide-members.js';
import type { InterchangeStatus, NamedSet, SentSet } from '../store/interchange-rows.js';
import type { RemittanceRow, SentSubmission } from '../store/remittance-rows.js';

/** What the database knew of all that a cycle's files name, read under the connection's lock. */
export interface KnownOfNamed {
  /** Every set of each interchange that is named. */
  sets: readonly NamedSet[];
  /** By CLM01: what was sent, the latest sending of each client. */
  claims: readonly SentSubmission[];
  /** Content hashes of the 835s that were accepted before, by payment; those of this cycle are added. */
  accepted: Map<string, string[]>;
}

/** Which rows change once all files of a cycle are decided about; each in one statement. */
export interface Noted {
  /** Interchanges that are known as sent only by the answer to them. */
  sent: Set<string>;
  /** Sets that a 999 took for the first time. */
  acceptedSets: Set<SentSet>;
  statuses: Map<string, InterchangeStatus>;
  remittances: RemittanceRow[];
}

export const nothingNoted = (): Noted => ({ sent: new Set(), acceptedSets: new Set(), statuses: new Map(), remittances: [] });

/** One file being taken in. */
export interface Taking {
  /** The connection that it came over, which the transaction holds, and the file as what makes us act. */
  held: HeldConnection;
  agreement: PartnerAgreement;
  known: KnownOfNamed;
  noted: Noted;
  /** The bytes of interchanges that we sent, where an answer points into them. */
  contents: ReadonlyMap<string, Buffer>;
  now: Date;
}

/** An answer proves that its file arrived, also where our own record of that is still to come: then it is said first. */
export function delivered({ known, noted, held, now }: Taking, sets: readonly NamedSet[]): CommandStep[] {
  const unrecorded = interchangesOf(sets.filter(({ isRecorded }) => !isRecorded)).filter((id) => !noted.sent.has(id));
  for (const id of unrecorded) noted.sent.add(id);
  return sentSteps(
    held,
    known.sets.filter(({ interchangeId }) => unrecorded.includes(interchangeId)),
    now,
  );
}

export const interchangesOf = (sets: readonly SentSet[]): string[] => [
  ...new Set(sets.map(({ interchangeId }) => interchangeId)),
];
