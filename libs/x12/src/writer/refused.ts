import { type Finding } from '../findings.js';

/** Why a document was not written: data that the delimiters forbid, data without a place in the guide, or findings under the strict profile. */
export type RefusalReason = 'DELIMITER_IN_DATA' | 'NO_PLACE' | 'NOT_VALID' | 'OUT_OF_RANGE';

/** The writer does not write what it was given. `field` names the element (`2000A/2000B/2300/CLM01`); nothing personal is in the message. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable';
  /** All findings, where the strict profile found them. */
  readonly findings: readonly Finding[];
  /** The claim of the transaction set that it is about, counted from 0. */
  readonly claim: number | undefined;

  constructor(
    readonly reason: RefusalReason,
    readonly field: string,
    readonly explanation: string,
    { findings = [], claim }: { findings?: readonly Finding[]; claim?: number } = {},
  ) {
    super(`${field}: ${explanation}`);
    this.findings = findings;
    this.claim = claim;
  }

  /** The same, said of a claim. */
  ofClaim(claim: number): NotWritable {
    const { reason, field, explanation, findings } = this;
    return new NotWritable(reason, field, explanation, { findings, claim });
  }
}
