import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { exampleIds, exampleInquiry } from '../example-story.js';
import { CoverageCheck, EligibilityInquiry, Id } from '../shapes/index.js';

const keyOf = ({ encounterId }: { encounterId: string }) => encounterId;

export const EligibilityInquired = defineEvent({
  type: 'eligibility-inquired',
  version: 1,
  topic: 'eligibility',
  keyOf,
  summary: 'A payer is to be asked about a coverage; the gateway writes the 270.',
  data: z.strictObject({
    encounterId: Id.meta({ description: 'The encounter that made us ask; others may wait for the same answer.' }),
    inquiry: EligibilityInquiry,
    attempt: z.int().min(1).optional().meta({
      description:
        'The same inquiry is asked again when the payer was down or somebody wants to know anew; absent: 1. Each is sent.',
    }),
  }),
  example: { encounterId: exampleIds.encounter, inquiry: exampleInquiry, attempt: 1 },
});

export const EligibilityChecked = defineEvent({
  type: 'eligibility-checked',
  version: 1,
  topic: 'eligibility',
  keyOf,
  summary:
    'What is known of the coverage of one encounter: one event for each encounter that waited, also when an answer is reused.',
  data: z.strictObject({
    encounterId: Id,
    revision: z.int().min(1),
    billingCaseId: Id,
    reused: z.boolean().meta({ description: 'The answer had been given to an earlier inquiry.' }),
    coverage: CoverageCheck,
  }),
  example: {
    encounterId: exampleIds.encounter,
    revision: 1,
    billingCaseId: exampleIds.billingCase,
    reused: false,
    coverage: {
      status: 'active',
      checkedAt: '2026-03-02T15:00:01.000Z',
      inquiryId: exampleIds.inquiry,
      benefits: [{ informationCode: 'B', coverageLevel: 'IND', serviceTypeCodes: ['98'], amountCents: 2_000, inNetwork: 'Y' }],
      errors: [],
    },
  },
});
