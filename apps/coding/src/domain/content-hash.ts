import { createHash } from 'node:crypto';
import type { Encounter } from '@claimstream/contracts';

/**
 * A digest by which a repeated encounter is known. It is taken after the check of the shape, which puts the fields in one order, adds
 * defaults and writes codes in one way, so that the same content written differently is still the same.
 */
export function contentHashOf(encounter: Encounter): string {
  return createHash('sha256').update(JSON.stringify(encounter)).digest('base64url');
}
