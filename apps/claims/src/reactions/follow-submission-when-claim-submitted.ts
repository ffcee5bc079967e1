import { ClaimSubmitted } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { followSubmitted } from '../domain/follow-submission.js';
import { claims } from '../store/claims.store.js';
import { carryOut, heard } from './tell-claim.js';

export const followSubmissionWhenClaimSubmitted = react({
  name: 'claims.follow-submission',
  to: ClaimSubmitted,
  store: claims,
  idOf: ({ data }) => data.claimId,
  decide: (claim, message, facts) => {
    if (!claim) return {};
    const { claimId, submissionId, partner, interchangeControlNumber, groupControlNumber, transactionControlNumber } =
      message.data;
    const line = heard(claimId, message, {
      submissionId,
      partner,
      interchangeControlNumber,
      groupControlNumber,
      transactionControlNumber,
    });
    return carryOut(followSubmitted(claim, message.data), facts, [line]);
  },
});
