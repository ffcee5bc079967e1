import { ClaimRevised } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { reviseClaim } from '../domain/correct-claim.js';
import { claims } from '../store/claims.store.js';
import type { PolicyOf } from './bill-case.js';
import { carryOut, editFactsOf, heard } from './tell-claim.js';

/** Our own case says that a claim is to say something else now. */
export const reviseClaimWhenClaimRevised = (policyOf: PolicyOf) =>
  react({
    name: 'claims.revise-claim',
    to: ClaimRevised,
    store: claims,
    idOf: ({ data }) => data.claimId,
    decide: (claim, message, facts) => {
      if (!claim) return {};
      const change = reviseClaim(claim, message.data.claim, editFactsOf(policyOf, facts));
      return carryOut(change, facts, [heard(message.data.claimId, message, { cancelled: message.data.claim === undefined })]);
    },
  });
