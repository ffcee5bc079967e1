import fc, { type Arbitrary } from 'fast-check';
import { type ClaimSubmission837 } from '../../claims/index.js';
import { all, code, contact, day, organization, qualified, some, time } from '../values.js';

export const submission: Arbitrary<ClaimSubmission837> = fc.record({
  purpose: fc.constantFrom('00' as const, '18' as const),
  reference: code(1, 30),
  createdDate: day,
  createdTime: time,
  use: fc.constantFrom('CH' as const, 'RP' as const),
  submitter: all(organization(qualified(['46'])), fc.record({ contacts: some(contact, 2) })),
  receiver: organization(qualified(['46'])),
});
