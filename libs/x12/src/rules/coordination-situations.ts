import { payerIdOf } from './claim-balancing.js';
import { type LoopCheck } from './loop-check.js';
import { enclosing, loopOf, loopsOf, segmentOf } from './loop-record.js';
import { broken } from './situation.js';

/** Each payer has its own place in the sequence (SBR01), over the destination and all other payers; U may repeat. */
export const payersHaveTheirOwnSequence: LoopCheck = (claim) => {
  const subscriber = enclosing(claim, '2000B');
  const destination = subscriber && segmentOf(subscriber, 'SBR');
  const taken = new Set([destination?.element(1)]);
  return loopsOf(claim, '2320').flatMap((other) => {
    const sbr = segmentOf(other, 'SBR');
    const sequence = sbr?.element(1) ?? '';
    if (!sbr || sequence === 'U') return [];
    if (!taken.has(sequence)) {
      taken.add(sequence);
      return [];
    }
    return [
      broken('PAYER_SEQUENCE_REPEATED', sbr, 'Two payers of one claim have the same place in the sequence.', { element: 1 }),
    ];
  });
};

/** A payer that has decided says when: once on the claim (2330B DTP 573), or on its lines (2430 DTP 573), never both. */
export const decisionsAreDatedOnce: LoopCheck = (claim) =>
  loopsOf(claim, '2320').flatMap((other) => {
    const paid = segmentOf(other, 'AMT', 'D');
    const payer = loopOf(other, '2330B');
    if (!paid || !payer) return [];
    const onClaim = segmentOf(payer, 'DTP', '573');
    const onLines = loopsOf(claim, '2400')
      .flatMap((line) => loopsOf(line, '2430'))
      .some((adjudication) => segmentOf(adjudication, 'SVD')?.element(1) === payerIdOf(other));
    if (onClaim && onLines)
      return [
        broken('DECISION_DATED_TWICE', onClaim, 'The day of the decision stands on the claim or on the lines, not on both.'),
      ];
    if (!onClaim && !onLines)
      return [broken('DECISION_DATE_MISSING', paid, 'A payer that has decided needs the day of its decision (DTP 573).')];
    return [];
  });

/** A decision on a line names a payer of the claim: SVD01 is the id in 2330B. */
export const decisionsNamePayers: LoopCheck = (claim) => {
  const payers = new Set(loopsOf(claim, '2320').map(payerIdOf));
  return loopsOf(claim, '2400')
    .flatMap((line) => loopsOf(line, '2430'))
    .flatMap((adjudication) => segmentOf(adjudication, 'SVD') ?? [])
    .filter((svd) => !payers.has(svd.element(1)))
    .map((svd) => broken('DECISION_OF_UNKNOWN_PAYER', svd, 'SVD01 names no other payer of this claim.', { element: 1 }));
};
