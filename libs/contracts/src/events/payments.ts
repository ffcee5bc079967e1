import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { exampleClaimPayment, exampleIds } from '../example-story.js';
import { Cents, ClaimPayment, Id } from '../shapes/index.js';

const byClaimId = ({ claimId }: { claimId: string }) => claimId;
const paymentFacts = { claimId: Id, paymentId: Id, adviceId: Id };
const example = { claimId: exampleIds.claim, paymentId: exampleIds.payment, adviceId: exampleIds.advice };

export const PaymentPosted = defineEvent({
  type: 'payment-posted',
  version: 1,
  topic: 'payments',
  keyOf: byClaimId,
  summary: "A payer's decision on a claim is in the ledger; said for every claim payment, zero and denied ones too.",
  data: z.strictObject({
    ...paymentFacts,
    payment: ClaimPayment,
    openCents: Cents.meta({ description: 'What is still open of the charge after this posting.' }),
    reversedBy: Id.optional().meta({
      description: 'The reversal of it that came before it: it is in the ledger with its negation and decides nothing any more.',
    }),
  }),
  example: { ...example, payment: exampleClaimPayment, openCents: 0 },
});

export const PaymentReversed = defineEvent({
  type: 'payment-reversed',
  version: 1,
  topic: 'payments',
  keyOf: byClaimId,
  summary: 'A payer took back an earlier decision (CLP02 22): its exact negation is in the ledger.',
  data: z.strictObject({ ...paymentFacts, reversesPaymentId: Id.optional(), payment: ClaimPayment, openCents: Cents }),
  example: {
    ...example,
    reversesPaymentId: exampleIds.payment,
    openCents: 18_500,
    payment: {
      ...exampleClaimPayment,
      statusCode: '22',
      chargeCents: -18_500,
      paidCents: -10_000,
      patientResponsibilityCents: -2_000,
      lines: [],
      adjustments: [
        { group: 'CO', reasonCode: '45', amountCents: -6_500 },
        { group: 'PR', reasonCode: '3', amountCents: -2_000 },
      ],
    },
  },
});

export const PaymentUnmatched = defineEvent({
  type: 'payment-unmatched',
  version: 1,
  topic: 'payments',
  keyOf: byClaimId,
  summary: 'Money came for a claim that is not known (yet); it stands in suspense until its claim comes or a person matches it.',
  data: z.strictObject({ ...paymentFacts, patientControlNumber: z.string().max(38), paidCents: Cents }),
  example: { ...example, patientControlNumber: 'NOT-OURS-1', paidCents: 10_000 },
});

export const PatientBalanceDue = defineEvent({
  type: 'patient-balance-due',
  version: 1,
  topic: 'payments',
  keyOf: byClaimId,
  summary: 'A part of the charge (deductible, coinsurance, copay) is now owed by the patient, or no longer (negative).',
  data: z.strictObject({ ...paymentFacts, amountCents: Cents, totalDueCents: Cents }),
  example: { ...example, amountCents: 2_000, totalDueCents: 2_000 },
});
