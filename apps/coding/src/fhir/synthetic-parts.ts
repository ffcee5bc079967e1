import { createHash } from 'node:crypto';
import { npiHasValidCheckDigit } from '@claimstream/contracts';
import type { Identifier } from './resources.js';
import { capitalZipOf } from './terminology/states.js';

const synthea = 'https://github.com/synthetichealth/synthea';

/** Whether Synthea made this patient up: only then may we make up what it leaves out (docs/adr, synthetic parts). */
export const isSynthetic = (identifiers: readonly Identifier[]): boolean => identifiers.some(({ system }) => system === synthea);

/** An NPI with the right check digit, always the same for the same name. */
export function madeUpNpi(name: string): string {
  const nine = `1${digitsOf(name, 8)}`;
  return [...'0123456789'].map((digit) => `${nine}${digit}`).find(npiHasValidCheckDigit)!;
}

/** A tax id in the form of an EIN with a prefix that the IRS has not given out. */
export const madeUpTaxId = (name: string): string => `00${digitsOf(name, 7)}`;

export const madeUpMemberId = (name: string): string => `SYN${digitsOf(name, 9)}`;

/** Where an organization is named and nothing is known of its address: the main post office of the state. */
export function madeUpAddress({ city, state }: { city: string; state: string }) {
  return { line1: '1 Main Street', city, state, zipCode: `${capitalZipOf(state) ?? '00000'}0001` };
}

function digitsOf(name: string, count: number): string {
  const number = createHash('sha256').update(name).digest().readBigUInt64BE() % 10n ** BigInt(count);
  return number.toString().padStart(count, '0');
}
