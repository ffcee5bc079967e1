import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { exampleAdvice, exampleClaim, exampleClaimPayment, exampleIds } from '../example-story.js';
import {
  ClaimPayment,
  CoverageCheck,
  Finding,
  Id,
  Instant,
  PatientControlNumber,
  RemittanceAdvice,
  Text,
} from '../shapes/index.js';

const byClaimId = ({ claimId }: { claimId: string }) => claimId;

export const ClaimSubmitted = defineEvent({
  type: 'claim-submitted',
  version: 1,
  topic: 'submissions',
  keyOf: byClaimId,
  summary: "The file with the claim is synced, in the partner's hands and recorded as sent.",
  data: z.strictObject({
    claimId: Id,
    submissionId: Id.meta({ description: 'This sending of the claim; a claim that is sent again has another.' }),
    patientControlNumber: PatientControlNumber,
    interchangeId: Id,
    interchangeControlNumber: z.string(),
    groupControlNumber: z.string(),
    transactionControlNumber: z.string(),
    partner: Text(60),
    submittedAt: Instant,
  }),
  example: {
    claimId: exampleIds.claim,
    submissionId: exampleIds.submission,
    patientControlNumber: exampleClaim.patientControlNumber,
    interchangeId: exampleIds.interchange,
    interchangeControlNumber: '000000001',
    groupControlNumber: '1',
    transactionControlNumber: '0001',
    partner: 'demo-clearinghouse',
    submittedAt: '2026-03-02T15:00:02.000Z',
  },
});

export const ClaimAcknowledged = defineEvent({
  type: 'claim-acknowledged',
  version: 1,
  topic: 'submissions',
  keyOf: byClaimId,
  summary: 'A payer or clearinghouse said whether a submission was accepted, at file level (TA1, 999) or claim level (277CA).',
  data: z.strictObject({
    claimId: Id,
    submissionId: Id,
    level: z.enum(['interchange', 'transaction_set', 'claim']).meta({ description: 'TA1, 999, 277CA.' }),
    source: z.enum(['payer', 'clearinghouse']),
    outcome: z.enum(['accepted', 'rejected', 'received', 'sent_again']).meta({
      description:
        'received: not yet accepted (A0, A1, A5); sent_again: the file was rejected for another claim and this one went out once more.',
    }),
    reasons: z.array(Finding).default([]),
    payerClaimControlNumber: Text(50).optional(),
    acknowledgedAt: Instant,
  }),
  example: {
    claimId: exampleIds.claim,
    submissionId: exampleIds.submission,
    level: 'claim',
    source: 'payer',
    outcome: 'accepted',
    reasons: [],
    payerClaimControlNumber: 'DEMO1-000000001',
    acknowledgedAt: '2026-03-02T15:00:03.000Z',
  },
});

export const EligibilityAnswered = defineEvent({
  type: 'eligibility-answered',
  version: 1,
  topic: 'submissions',
  keyOf: ({ encounterId }) => encounterId,
  summary: 'A payer answered an eligibility inquiry (271), or could not.',
  data: z.strictObject({ encounterId: Id, inquiryId: Id, coverage: CoverageCheck }),
  example: {
    encounterId: exampleIds.encounter,
    inquiryId: exampleIds.inquiry,
    coverage: {
      status: 'active',
      checkedAt: '2026-03-02T15:00:01.000Z',
      inquiryId: exampleIds.inquiry,
      benefits: [],
      errors: [],
    },
  },
});

export const RemittanceReceived = defineEvent({
  type: 'remittance-received',
  version: 1,
  topic: 'submissions',
  keyOf: ({ advice }) => advice.adviceId,
  summary: 'One 835 transaction that balances at line, claim and transaction level: the cash, before any claim of it.',
  data: z.strictObject({ advice: RemittanceAdvice }),
  example: { advice: exampleAdvice },
});

export const ClaimPaymentReceived = defineEvent({
  type: 'claim-payment-received',
  version: 1,
  topic: 'submissions',
  keyOf: byClaimId,
  summary:
    'What one 835 says of one claim (CLP). The key is the claim that it is for, so that reversal and correction stay in order.',
  data: z.strictObject({
    adviceId: Id,
    position: z.int().min(1).meta({ description: 'Place of the CLP in its transaction.' }),
    claimId: Id.meta({ description: 'Our claim, or an id derived from the control number when nothing was sent under it.' }),
    matchedBy: z.enum(['submission', 'control_number']),
    payer: RemittanceAdvice.shape.payer,
    payment: ClaimPayment,
  }),
  example: {
    adviceId: exampleIds.advice,
    position: 1,
    claimId: exampleIds.claim,
    matchedBy: 'submission',
    payer: exampleAdvice.payer,
    payment: exampleClaimPayment,
  },
});
