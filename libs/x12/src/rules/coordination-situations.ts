import { payerIdOf } from './claim-balancing.js';
import { type LoopCheck } from './loop-check.js';
import { enclosing, loopOf, type LoopRecord, loopsOf, segmentOf } from './loop-record.js';
import { broken, odd } from './situation.js';

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

/** The payer that the claim goes to is none of the others, unless for another insured: both parents may have one insurer. */
export const destinationIsNotRepeated: LoopCheck = (claim) => {
  const others = loopsOf(claim, '2320');
  const subscriber = enclosing(claim, '2000B');
  if (others.length === 0 || !subscriber) return [];
  const [payer, member] = ['2010BB', '2010BA'].map((loop) => idIn(subscriber, loop));
  return others.flatMap((other) => {
    const name = loopOf(other, '2330B')?.segments.find(({ id }) => id === 'NM1');
    if (!name || name.element(9) !== payer || idIn(other, '2330A') !== member) return [];
    return [
      odd('DESTINATION_PAYER_REPEATED', name, 'The payer that the claim goes to is none of its other payers.', { element: 9 }),
    ];
  });
};

function idIn(record: LoopRecord, loop: string): string | undefined {
  const named = loopOf(record, loop);
  return named && segmentOf(named, 'NM1')?.element(9);
}

/** A payer that has decided (dated, adjusted or decided on a line) says what it paid, be it 0: AMT D. */
export const decisionsSayWhatWasPaid: LoopCheck = (claim) =>
  loopsOf(claim, '2320').flatMap((other) => {
    if (segmentOf(other, 'AMT', 'D')) return [];
    const payer = loopOf(other, '2330B');
    const decision =
      segmentOf(other, 'CAS') ?? (payer && segmentOf(payer, 'DTP', '573')) ?? lineDecision(claim, payerIdOf(other));
    if (!decision) return [];
    return [odd('PAID_AMOUNT_MISSING', decision, 'A payer that has decided says what it paid (AMT D), be it 0.')];
  });

function lineDecision(claim: LoopRecord, payerId: string | undefined) {
  const adjudications = loopsOf(claim, '2400').flatMap((line) => loopsOf(line, '2430'));
  return adjudications.flatMap((adjudication) => segmentOf(adjudication, 'SVD') ?? []).find((svd) => svd.element(1) === payerId);
}

/** What the patient still owes (AMT EAF) follows from a decision. */
export const liabilityFollowsDecision: LoopCheck = (other) => {
  const owed = segmentOf(other, 'AMT', 'EAF');
  if (!owed || segmentOf(other, 'AMT', 'D') || segmentOf(other, 'CAS')) return [];
  return [odd('LIABILITY_WITHOUT_DECISION', owed, 'What the patient still owes follows from a decision (AMT D).')];
};
