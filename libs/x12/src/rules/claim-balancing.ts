import { adjustmentsOf, amountAt, total } from './amounts.js';
import { type LoopCheck } from './loop-check.js';
import { type LoopRecord, loopOf, loopsOf, segmentOf, segmentsOf } from './loop-record.js';
import { unbalanced } from './payment-balancing.js';

/** Where the charge of a service line stands: SV102, SV203, SV302. */
const chargeElements: readonly (readonly [segment: string, element: number])[] = [
  ['SV1', 2],
  ['SV2', 3],
  ['SV3', 2],
];

function chargeOf(line: LoopRecord) {
  for (const [id, element] of chargeElements) {
    const segment = segmentOf(line, id);
    if (segment) return { segment, element };
  }
  return undefined;
}

/** CLM02 is the sum of the charges of the lines. */
export const claimChargeIsSumOfLines: LoopCheck = (claim) => {
  const header = segmentOf(claim, 'CLM');
  const charges = loopsOf(claim, '2400').flatMap((line) => chargeOf(line) ?? []);
  if (!header || charges.length === 0) return [];
  const shouldBe = total(charges.map(({ segment, element }) => amountAt(segment, element)));
  return unbalanced({
    segment: header,
    element: 2,
    shouldBe,
    code: 'BALANCE_CLAIM_CHARGE',
    what: 'The charge of the claim is not that of its lines',
  });
};

/** For every payer that has decided on a line: its charge is what that payer paid and adjusted. */
export const adjudicatedLinesBalance: LoopCheck = (line) => {
  const charge = chargeOf(line);
  if (!charge) return [];
  return loopsOf(line, '2430').flatMap((adjudication) => {
    const paid = segmentOf(adjudication, 'SVD');
    const shouldBe = paid && total([amountAt(paid, 2), adjustmentsOf(segmentsOf(adjudication, 'CAS'))]);
    return unbalanced({
      ...charge,
      shouldBe,
      code: 'BALANCE_LINE_OF_PAYER',
      what: 'Another payer has not paid and adjusted the charge of the line',
    });
  });
};

/**
 * For every payer that has decided: the charge of the claim is what it paid and adjusted, on the claim and on the lines. Lines name a payer by
 * its id alone: where two plans of one payer have decided (of both parents), they do not say of which.
 */
export const adjudicatedClaimBalances: LoopCheck = (claim) => {
  const header = segmentOf(claim, 'CLM');
  if (!header) return [];
  const others = loopsOf(claim, '2320');
  return others.flatMap((other) => {
    const paid = segmentOf(other, 'AMT', 'D');
    if (!paid) return [];
    const payerId = payerIdOf(other);
    const lines = adjudicationsBy(payerId, claim).map((adjudication) => adjustmentsOf(segmentsOf(adjudication, 'CAS')));
    if (lines.length > 0 && others.some((another) => another !== other && payerIdOf(another) === payerId)) return [];
    const shouldBe = total([amountAt(paid, 2), adjustmentsOf(segmentsOf(other, 'CAS')), ...lines]);
    return unbalanced({
      segment: header,
      element: 2,
      shouldBe,
      code: 'BALANCE_CLAIM_OF_PAYER',
      what: 'Another payer has not paid and adjusted the charge of the claim',
    });
  });
};

/** The id of another payer (2330B NM109), by which its decisions on lines (SVD01) name it. */
export function payerIdOf(other: LoopRecord): string | undefined {
  const payer = loopOf(other, '2330B');
  return payer && segmentOf(payer, 'NM1')?.element(9);
}

function adjudicationsBy(payerId: string | undefined, claim: LoopRecord): LoopRecord[] {
  const all = loopsOf(claim, '2400').flatMap((line) => loopsOf(line, '2430'));
  return all.filter((adjudication) => segmentOf(adjudication, 'SVD')?.element(1) === payerId);
}
