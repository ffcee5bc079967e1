import {
  type ClaimAcknowledged,
  type ClaimContent,
  ClaimPaymentReceived,
  type DataOf,
  exampleClaim,
  exampleClaimPayment,
  exampleIds,
  type ProfessionalClaim,
} from '@claimstream/contracts';
import type { Claim } from './claim.js';
import { correctClaim, releaseClaim, reviseClaim } from './correct-claim.js';
import { followPosted, followReversed } from './follow-payment.js';
import { followAcknowledged, followSubmitted } from './follow-submission.js';
import { openClaim } from './open-claim.js';
import type { EditFacts } from './edits/edit-facts.js';
import { scrub } from './scrub.js';

const facts: EditFacts = { today: '2026-03-03', policy: { coverageUnknown: 'submit' } };
const claim = exampleClaim as ProfessionalClaim;
const inactive: ClaimContent = { ...claim, coverageCheck: { ...claim.coverageCheck!, status: 'inactive' } };
const { submission: submissionId, claim: claimId } = exampleIds;

const submitted = {
  claimId,
  submissionId,
  patientControlNumber: claim.patientControlNumber,
  interchangeId: exampleIds.interchange,
  interchangeControlNumber: '000000001',
  groupControlNumber: '1',
  transactionControlNumber: '0001',
  partner: 'demo',
  submittedAt: '2026-03-02T15:00:02.000Z',
};
const acknowledged: DataOf<typeof ClaimAcknowledged> = {
  claimId,
  submissionId,
  level: 'claim',
  source: 'payer',
  outcome: 'accepted',
  reasons: [],
  acknowledgedAt: '2026-03-02T15:00:03.000Z',
};
const sent = followSubmitted(openClaim(claim, facts).claim, submitted).claim;
const posted = {
  claimId,
  paymentId: exampleIds.payment,
  adviceId: exampleIds.advice,
  payment: ClaimPaymentReceived.example.payment as typeof exampleClaimPayment,
  openCents: 0,
};
const typesOf = (events: readonly { contract: { type: string } }[]) => events.map(({ contract }) => contract.type);

const releasedAgain = (rejected: Claim): Claim => {
  const released = releaseClaim(rejected, [], facts);
  if (released.kind !== 'done') throw new Error('It is released.');
  return released.claim;
};

describe('a claim', () => {
  it('may leave when no edit blocks it', () => {
    const { claim: opened, events } = openClaim(claim, facts);
    expect(opened.status).toBe('ready');
    expect(typesOf(events)).toEqual(['claim-created']);
  });

  it('is held with every reason at once', () => {
    const [line] = claim.lines;
    const wrong: ClaimContent = {
      ...inactive,
      kind: 'professional',
      renderingProvider: undefined,
      lines: [{ ...line!, chargeAmountCents: 0, diagnosisPointers: [3] }],
    } as ClaimContent;
    const { claim: held, events } = openClaim(wrong, facts);
    expect(held.findings.map(({ code }) => code)).toEqual([
      'COVERAGE_INACTIVE',
      'LINE_WITHOUT_CHARGE',
      'POINTER_WITHOUT_DIAGNOSIS',
      'RENDERING_PROVIDER_MISSING',
    ]);
    expect(typesOf(events)).toEqual(['claim-held']);
  });

  it('leaves flagged or waits when the coverage is unknown, as the tenant wants', () => {
    const unknown: ClaimContent = { ...claim, coverageCheck: { ...claim.coverageCheck!, status: 'unknown' } };
    expect(openClaim(unknown, facts).claim).toMatchObject({
      status: 'ready',
      findings: [{ code: 'COVERAGE_UNKNOWN', severity: 'warning' }],
    });
    expect(openClaim(unknown, { ...facts, policy: { coverageUnknown: 'hold' } }).claim.status).toBe('held');
  });

  it('is released in spite of an edit that is named, and of no other', () => {
    const { claim: held } = openClaim(inactive, facts);
    expect(releaseClaim(held, [], facts)).toMatchObject({ kind: 'refused', code: 'CLAIM_STILL_BLOCKED' });
    const released = releaseClaim(held, ['COVERAGE_INACTIVE'], facts);
    expect(released).toMatchObject({ kind: 'done', claim: { status: 'ready' } });
    expect(released.kind === 'done' && typesOf(released.events)).toEqual(['claim-created']);
  });

  it('cannot be corrected or released once it has left', () => {
    expect(correctClaim(sent, claim, facts)).toMatchObject({ kind: 'refused', code: 'CLAIM_NOT_WAITING' });
    expect(releaseClaim(sent, [], facts)).toMatchObject({ kind: 'refused', code: 'CLAIM_NOT_WAITING' });
  });

  it('is accepted at file level, then by the payer with its number', () => {
    const file = followAcknowledged(sent, { ...acknowledged, level: 'transaction_set' }).claim;
    expect(file.status).toBe('file_accepted');
    const accepted = followAcknowledged(file, { ...acknowledged, payerClaimControlNumber: 'P1' }).claim;
    expect(accepted).toMatchObject({ status: 'accepted', submission: { payerClaimControlNumber: 'P1' } });
    expect(followAcknowledged(accepted, { ...acknowledged, level: 'transaction_set' }).claim).toBe(accepted);
  });

  it('is held when rejected, corrected, and sent again as the same claim', () => {
    const reasons = [{ code: 'A7:562:85', severity: 'error' as const, message: 'Invalid information.' }];
    const rejected = followAcknowledged(sent, { ...acknowledged, outcome: 'rejected', reasons });
    expect(rejected.claim).toMatchObject({ status: 'rejected', findings: reasons });
    expect(typesOf(rejected.events)).toEqual(['claim-held']);
    const corrected = correctClaim(rejected.claim, { ...claim, placeOfServiceCode: '22' }, facts);
    if (corrected.kind !== 'done') throw new Error('It is corrected.');
    const released = releaseClaim(corrected.claim, [], facts);
    expect(released.kind === 'done' && typesOf(released.events)).toEqual(['claim-resubmitted']);
  });

  it('is held when it could not even be written, also the second time', () => {
    const reasons = [{ code: 'NOT_WRITABLE', severity: 'error' as const, message: 'The claim cannot be written.' }];
    const { claim: ready } = openClaim(claim, facts);
    expect(followAcknowledged(ready, { ...acknowledged, outcome: 'rejected', reasons }).claim.status).toBe('rejected');
    const rejected = followAcknowledged(sent, { ...acknowledged, outcome: 'rejected', reasons }).claim;
    const again = releaseClaim(rejected, [], facts);
    if (again.kind !== 'done') throw new Error('It is released.');
    expect(followAcknowledged(again.claim, { ...acknowledged, outcome: 'accepted' }).claim).toBe(again.claim);
    const other = { ...acknowledged, submissionId: exampleIds.interchange, outcome: 'rejected' as const, reasons };
    expect(followAcknowledged(again.claim, other).claim.status).toBe('rejected');
  });

  it('is not touched by what is said of an earlier submission', () => {
    const again = followSubmitted(sent, { ...submitted, submissionId: exampleIds.interchange }).claim;
    expect(followAcknowledged(again, { ...acknowledged, outcome: 'rejected' }).claim).toBe(again);
  });

  it('stays held whatever is said of the submission that was rejected', () => {
    const rejected = followAcknowledged(sent, { ...acknowledged, outcome: 'rejected' }).claim;
    const held = reviseClaim(rejected, { ...inactive, placeOfServiceCode: '22' } as ClaimContent, facts).claim;
    expect(held.status).toBe('held');
    expect(followAcknowledged(held, { ...acknowledged, level: 'transaction_set' }).claim).toBe(held);
  });

  it('is not touched by what is said of any earlier submission while it is about to leave', () => {
    const rejected = followAcknowledged(sent, { ...acknowledged, outcome: 'rejected' }).claim;
    const second = { ...submitted, submissionId: exampleIds.interchange };
    const sentAgain = followSubmitted(releasedAgain(rejected), second).claim;
    const rejectedAgain = followAcknowledged(sentAgain, { ...acknowledged, ...second, outcome: 'rejected' }).claim;
    const ready = releasedAgain(rejectedAgain);
    expect(ready.status).toBe('ready');
    for (const { submissionId: earlier } of [submitted, second])
      expect(followAcknowledged(ready, { ...acknowledged, submissionId: earlier, outcome: 'rejected' }).claim).toBe(ready);
  });

  it('is closed when paid', () => {
    const { claim: paid, events } = followPosted(sent, posted);
    expect(paid).toMatchObject({
      status: 'paid',
      adjudication: { paidCents: 10_000, patientResponsibilityCents: 2_000, openCents: 0 },
    });
    expect(typesOf(events)).toEqual(['claim-closed']);
  });

  it('is not rejected any more once the payer has decided', () => {
    const paid = followPosted(sent, posted).claim;
    expect(followAcknowledged(paid, { ...acknowledged, outcome: 'rejected' })).toEqual({ claim: paid, events: [] });
  });

  it('is denied by its reason, not by its group or status, when nothing was paid', () => {
    const payment = {
      ...exampleClaimPayment,
      paidCents: 0,
      patientResponsibilityCents: 18_500,
      lines: [],
      adjustments: [{ group: 'PR' as const, reasonCode: '204', amountCents: 18_500 }],
    };
    const { claim: denied, events } = followPosted(sent, { ...posted, payment });
    expect(denied.status).toBe('denied');
    expect(events[0]?.data).toMatchObject({ deniedCents: 18_500, lineNumbers: [], adjustments: [{ reasonCode: '204' }] });
  });

  it('is paid nothing, and not denied, when all went to the deductible', () => {
    const payment = {
      ...exampleClaimPayment,
      paidCents: 0,
      lines: [],
      adjustments: [{ group: 'PR' as const, reasonCode: '1', amountCents: 18_500 }],
    };
    expect(followPosted(sent, { ...posted, payment }).claim.status).toBe('zero_paid');
  });

  it('has a denial of the line that the payer means, in whatever order it sends them', () => {
    const [first, second] = exampleClaimPayment.lines;
    const lines = [
      {
        ...second!,
        lineControlNumber: claim.lines[1]!.lineControlNumber,
        paidCents: 0,
        adjustments: [{ group: 'CO' as const, reasonCode: '97', amountCents: 3_500 }],
      },
      { ...first!, lineControlNumber: claim.lines[0]!.lineControlNumber },
    ];
    const { events } = followPosted(sent, { ...posted, payment: { ...exampleClaimPayment, paidCents: 7_600, lines } });
    expect(events[0]?.data).toMatchObject({ lineNumbers: [2] });
  });

  it('has a denial of the line alone when the others were allowed and paid by nobody', () => {
    const [first, second] = exampleClaimPayment.lines;
    const lines = [
      { ...first!, paidCents: 0, adjustments: [{ group: 'PR' as const, reasonCode: '1', amountCents: first!.chargeCents }] },
      { ...second!, paidCents: 0, adjustments: [{ group: 'CO' as const, reasonCode: '97', amountCents: second!.chargeCents }] },
    ];
    const payment = { ...exampleClaimPayment, paidCents: 0, adjustments: [], lines };
    const { claim: denied, events } = followPosted(sent, { ...posted, payment });
    expect(denied.status).toBe('denied');
    expect(events[0]?.data).toMatchObject({ lineNumbers: [2], deniedCents: second!.chargeCents });
  });

  it('has a denial of the line when only that was denied', () => {
    const [first, second] = exampleClaimPayment.lines;
    const lines = [
      first!,
      { ...second!, paidCents: 0, adjustments: [{ group: 'CO' as const, reasonCode: '97', amountCents: 3_500 }] },
    ];
    const { claim: partly, events } = followPosted(sent, {
      ...posted,
      payment: { ...exampleClaimPayment, paidCents: 7_600, lines },
    });
    expect(partly.status).toBe('partially_paid');
    expect(events[0]?.data).toMatchObject({ lineNumbers: [2], deniedCents: 3_500 });
  });

  it('is adjudicated again after a reversal', () => {
    const paid = followPosted(sent, posted).claim;
    const reversed = followReversed(paid, { ...posted, openCents: 18_500 }).claim;
    expect(reversed).toMatchObject({ status: 'reversed', adjudication: { paidCents: 0, openCents: 18_500 } });
    expect(followPosted(reversed, posted).claim.status).toBe('paid');
  });

  it('stays reversed when the payment that was taken back comes late', () => {
    const reversal = { ...posted, paymentId: exampleIds.submission, openCents: 28_500 };
    const reversed = followReversed(sent, reversal).claim;
    const late = followPosted(reversed, { ...posted, openCents: 18_500, reversedBy: reversal.paymentId });
    expect([late.claim.status, late.claim.adjudication.openCents, late.events]).toEqual(['reversed', 18_500, []]);
  });

  it('stays as it was corrected when the reversal comes after the correction', () => {
    const correction = { ...posted, paymentId: exampleIds.interchange, openCents: -18_500 };
    const corrected = followPosted(followPosted(sent, posted).claim, correction).claim;
    const reversal = { ...posted, paymentId: exampleIds.submission, reversesPaymentId: posted.paymentId, openCents: 0 };
    expect(followReversed(corrected, reversal).claim).toMatchObject({
      status: 'paid',
      adjudication: { paidCents: 10_000, openCents: 0 },
    });
  });

  it('takes what an encounter says now while it waits, and is marked once it has left', () => {
    const { claim: held } = openClaim(inactive, facts);
    expect(reviseClaim(held, claim, facts)).toMatchObject({ claim: { status: 'ready' } });
    expect(reviseClaim(held, undefined, facts)).toMatchObject({
      claim: { status: 'cancelled' },
      events: [{ data: { outcome: 'cancelled' } }],
    });
    expect(reviseClaim(sent, { ...claim, placeOfServiceCode: '22' }, facts).claim).toMatchObject({
      status: 'sent',
      changeAfterBilling: 'replace',
    });
    expect(reviseClaim(sent, claim, facts).claim).toBe(sent);
  });

  it('is neither marked nor sent again for another check of its coverage alone', () => {
    const unknown: ClaimContent = { ...claim, coverageCheck: { ...claim.coverageCheck!, status: 'unknown' } };
    const left = followSubmitted(openClaim(unknown, facts).claim, submitted).claim;
    expect(reviseClaim(left, claim, facts)).toEqual({ claim: left, events: [] });

    const rejected = followAcknowledged(left, { ...acknowledged, outcome: 'rejected' }).claim;
    expect(reviseClaim(rejected, claim, facts)).toEqual({ claim: { ...rejected, content: claim }, events: [] });
  });

  it('keeps what a person corrected until the encounter itself says something else', () => {
    const corrected = correctClaim(openClaim(inactive, facts).claim, { ...inactive, placeOfServiceCode: '22' }, facts);
    if (corrected.kind !== 'done') throw new Error('It is corrected.');
    expect(reviseClaim(corrected.claim, inactive, facts).claim).toBe(corrected.claim);

    const checkedAgain = reviseClaim(corrected.claim, claim, facts);
    expect(checkedAgain.events).toMatchObject([
      { data: { claim: { placeOfServiceCode: '22', coverageCheck: { status: 'active' } } } },
    ]);
    const left = followSubmitted(checkedAgain.claim, submitted).claim;
    expect(reviseClaim(left, claim, facts).claim).toBe(left);

    const recoded = reviseClaim(corrected.claim, { ...claim, placeOfServiceCode: '23' }, facts);
    expect(recoded.events).toMatchObject([{ data: { claim: { placeOfServiceCode: '23' } } }]);
  });

  it('is the same whether its encounter was revised or cancelled before or after the rejection', () => {
    const reject = (one: Claim) => followAcknowledged(one, { ...acknowledged, outcome: 'rejected' });
    const cancelledFirst = reject(reviseClaim(sent, undefined, facts).claim);
    expect(cancelledFirst).toEqual(reviseClaim(reject(sent).claim, undefined, facts));
    expect(typesOf(cancelledFirst.events)).toEqual(['claim-closed']);

    const revision: ClaimContent = { ...claim, placeOfServiceCode: '22' };
    const revisedFirst = reject(reviseClaim(sent, revision, facts).claim).claim;
    expect(revisedFirst).toEqual({ ...reject(sent).claim, content: revision });
    const released = releaseClaim(revisedFirst, [], facts);
    expect(released.kind === 'done' && released.events).toMatchObject([{ data: { claim: { placeOfServiceCode: '22' } } }]);
  });

  it('is marked no longer when the encounter says again what was billed', () => {
    for (const revision of [undefined, { ...claim, placeOfServiceCode: '22' }]) {
      const marked = reviseClaim(sent, revision, facts).claim;
      expect(reviseClaim(marked, claim, facts)).toEqual({ claim: sent, events: [] });
    }
  });

  it('has open what it charges by now', () => {
    const { claim: held } = openClaim(inactive, facts);
    const more: ClaimContent = { ...inactive, totalChargeCents: 20_000 };
    const corrected = correctClaim(held, more, facts);
    expect(corrected.kind === 'done' && corrected.claim.adjudication.openCents).toBe(20_000);
    expect(reviseClaim(held, more, facts).claim.adjudication.openCents).toBe(20_000);
    expect(reviseClaim(held, undefined, facts).claim.adjudication.openCents).toBe(0);
  });

  it('comes back when its encounter is to be billed after all', () => {
    const cancelled = reviseClaim(openClaim(inactive, facts).claim, undefined, facts).claim;
    expect(reviseClaim(cancelled, undefined, facts)).toEqual({ claim: cancelled, events: [] });
    const back = reviseClaim(cancelled, claim, facts);
    expect([back.claim.status, typesOf(back.events)]).toEqual(['ready', ['claim-created']]);
    expect(reviseClaim(cancelled, inactive, facts).claim.status).toBe('held');
  });
});

describe('the edits', () => {
  it('warn of a line that stands twice', () => {
    const [line] = claim.lines;
    expect(scrub({ ...claim, lines: [line!, line!] }, facts)).toMatchObject([
      { code: 'DUPLICATE_LINE', severity: 'warning', path: '/lines/1' },
    ]);
  });

  it.each([
    ['SERVICE_DATE_IN_FUTURE', { lines: [{ ...claim.lines[0]!, serviceDate: '2026-03-04' }] }],
    ['SERVICE_BEFORE_BIRTH', { lines: [{ ...claim.lines[0]!, serviceDate: '1980-01-01' }] }],
    [
      'BILLING_ADDRESS_IS_A_BOX',
      { billingProvider: { ...claim.billingProvider, address: { ...claim.billingProvider.address, line1: 'P.O. Box 12' } } },
    ],
    ['ADMISSION_DATE_MISSING', { placeOfServiceCode: '21' }],
    ['ACCIDENT_STATE_MISSING', { accident: { date: '2026-03-01', cause: 'AA' as const } }],
  ])('find %s', (code, change) => {
    expect(scrub({ ...claim, ...change }, facts)).toMatchObject([{ code, severity: 'error' }]);
    expect(scrub(claim, facts)).toEqual([]);
  });
});
