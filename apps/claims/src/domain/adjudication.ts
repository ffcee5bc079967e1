import { noDenialReasonCodes } from '@claimstream/code-sets';
import type { Adjustment, ClaimContent, ClaimPayment, LinePayment } from '@claimstream/contracts';
import type { AdjudicationStatus } from './claim.js';

/** What a payer's decision comes to. */
export interface Adjudication {
  readonly status: Exclude<AdjudicationStatus, 'none' | 'reversed'>;
  /** The lines of the claim that were denied; empty when the whole claim was, or nothing. */
  readonly deniedLines: readonly number[];
  readonly deniedCents: number;
  readonly denials: readonly Adjustment[];
}

/**
 * A claim is denied when nothing was paid and a reason stands on it that is a denial, whatever CLP02 says (rcm-domain 5.0). Where the payer
 * allowed some of its lines (their money went to the deductible), the others are what it denied.
 */
export function adjudicate({ paidCents, chargeCents, adjustments, lines }: ClaimPayment, claimed: ClaimContent): Adjudication {
  const denied = lines.flatMap((line, index) =>
    isDenied(line) ? [{ line, lineNumber: lineNumberOf(line, claimed) ?? index + 1 }] : [],
  );
  const denials = [
    ...adjustments,
    ...lines.flatMap((line) => (isDenied(line) || paidCents === 0 ? line.adjustments : [])),
  ].filter(isDenial);

  if (paidCents === 0 && denials.length === 0) return { status: 'zero_paid', ...nothingDenied };
  if (paidCents !== 0 && denied.length === 0) return { status: 'paid', ...nothingDenied };
  const isWhole = denied.length === 0 || lines.every((line) => line.chargeCents === 0 || isDenied(line));
  if (paidCents === 0 && (isWhole || adjustments.some(isDenial)))
    return { status: 'denied', deniedLines: [], deniedCents: chargeCents, denials };
  return {
    status: paidCents === 0 ? 'denied' : 'partially_paid',
    deniedLines: [...new Set(denied.map(({ lineNumber }) => lineNumber))],
    deniedCents: denied.reduce((sum, { line }) => sum + line.chargeCents, 0),
    denials: denied.flatMap(({ line }) => line.adjustments.filter(isDenial)),
  };
}

/** The claim's line that a payer's line is about, by the number that we gave it (REF 6R): payers send lines in an order of their own. */
const lineNumberOf = ({ lineControlNumber }: LinePayment, { lines }: ClaimContent): number | undefined =>
  lines.find((line) => line.lineControlNumber === lineControlNumber)?.lineNumber;

const nothingDenied = { deniedLines: [], deniedCents: 0, denials: [] };
const isDenial = ({ reasonCode }: Adjustment): boolean => !noDenialReasonCodes.has(reasonCode);
const isDenied = ({ paidCents, chargeCents, adjustments }: LinePayment): boolean =>
  paidCents === 0 && chargeCents !== 0 && adjustments.some(isDenial);
