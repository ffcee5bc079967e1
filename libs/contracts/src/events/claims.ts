import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { exampleClaim, exampleIds } from '../example-story.js';
import { Adjustment, ClaimContent, Finding, Id } from '../shapes/index.js';

const byClaimId = ({ claimId }: { claimId: string }) => claimId;
const byClaim = ({ claim }: { claim: { claimId: string } }) => claim.claimId;
const example = { claimId: exampleIds.claim, billingCaseId: exampleIds.billingCase };
const claimFacts = { claimId: Id, billingCaseId: Id };

export const ClaimCreated = defineEvent({
  type: 'claim-created',
  version: 1,
  topic: 'claims',
  keyOf: byClaim,
  summary:
    'A claim passed its edits and may leave for the first time; said once per claim. The gateway needs nothing else to write the 837.',
  data: z.strictObject({ claim: ClaimContent, warnings: z.array(Finding).default([]) }),
  example: { claim: exampleClaim, warnings: [] },
});

export const ClaimHeld = defineEvent({
  type: 'claim-held',
  version: 1,
  topic: 'claims',
  keyOf: byClaimId,
  summary: 'A claim waits for a biller, with every reason at once: before it leaves, or after a rejection.',
  data: z.strictObject({ ...claimFacts, reasons: z.array(Finding).min(1) }),
  example: {
    ...example,
    reasons: [
      {
        code: 'COVERAGE_INACTIVE',
        severity: 'error',
        message: 'The payer says that the coverage was not active on the date of service.',
      },
    ],
  },
});

export const ClaimRevised = defineEvent({
  type: 'claim-revised',
  version: 1,
  topic: 'claims',
  keyOf: byClaimId,
  summary:
    'What a claim is to say changed after it had been opened, because an encounter was revised or cancelled; the claim decides what follows.',
  data: z.strictObject({
    ...claimFacts,
    claim: ClaimContent.optional().meta({ description: 'What it is to say now; absent when nothing is to be billed any more.' }),
  }),
  example: { ...example, claim: exampleClaim },
});

export const ClaimResubmitted = defineEvent({
  type: 'claim-resubmitted',
  version: 1,
  topic: 'claims',
  keyOf: byClaim,
  summary: 'The same claim is to be sent again after a rejection: same control number, a new submission.',
  data: z.strictObject({ claim: ClaimContent, previousSubmissionId: Id.optional() }),
  example: { claim: exampleClaim, previousSubmissionId: exampleIds.submission },
});

export const ClaimDenied = defineEvent({
  type: 'claim-denied',
  version: 1,
  topic: 'claims',
  keyOf: byClaimId,
  summary: 'The payer refused the claim or a line of it, for a reason that is to be worked.',
  data: z.strictObject({
    ...claimFacts,
    lineNumbers: z.array(z.int()).meta({ description: 'The denied lines; empty when the whole claim is.' }),
    deniedCents: z.int(),
    adjustments: z.array(Adjustment),
    remarkCodes: z.array(z.string()).default([]),
  }),
  example: {
    ...example,
    lineNumbers: [],
    deniedCents: 18_500,
    adjustments: [{ group: 'CO', reasonCode: '50', amountCents: 18_500 }],
    remarkCodes: [],
  },
});

export const ClaimClosed = defineEvent({
  type: 'claim-closed',
  version: 1,
  topic: 'claims',
  keyOf: byClaimId,
  summary: 'Nothing more is expected from this payer for this claim.',
  data: z.strictObject({ ...claimFacts, outcome: z.enum(['paid', 'partially_paid', 'zero_paid', 'cancelled']) }),
  example: { ...example, outcome: 'paid' },
});
