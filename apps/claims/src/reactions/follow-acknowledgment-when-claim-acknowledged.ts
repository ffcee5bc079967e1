import { ClaimAcknowledged } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { followAcknowledged } from '../domain/follow-submission.js';
import { claims } from '../store/claims.store.js';
import { carryOut, heard } from './tell-claim.js';

export const followAcknowledgmentWhenClaimAcknowledged = react({
  name: 'claims.follow-acknowledgment',
  to: ClaimAcknowledged,
  store: claims,
  idOf: ({ data }) => data.claimId,
  decide: (claim, message, facts) => {
    if (!claim) return {};
    const { claimId, submissionId, level, source, outcome, reasons } = message.data;
    const line = heard(claimId, message, { submissionId, level, source, outcome, reasons: reasons.map(({ code }) => code) });
    return carryOut(followAcknowledged(claim, message.data), facts, [line]);
  },
});
