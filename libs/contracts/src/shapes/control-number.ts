import { createHash } from 'node:crypto';
import { derivedId } from '@claimstream/kernel';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The patient control number of a claim: 16 characters of Crockford base 32 from 80 bits of its id's SHA-256. Payers keep only 20
 * characters for sure (837 CLM01); it says nothing of the patient, and a repeat makes the same one.
 */
export function patientControlNumberOf(claimId: string): string {
  const digest = createHash('sha256').update(claimId).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let place = 75n; place >= 0n; place -= 5n) text += crockford[Number((bits >> place) & 31n)];
  return text;
}

/** The id under which money stands that names a control number we never sent: the same for every file that names it. */
export function claimIdOfControlNumber(tenantId: string, patientControlNumber: string): string {
  return derivedId(tenantId, 'unknown-claim', patientControlNumber);
}
