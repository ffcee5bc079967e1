import { PaymentReversed } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { followReversed } from '../domain/follow-payment.js';
import { claims } from '../store/claims.store.js';
import { carryOut, heard } from './tell-claim.js';

export const followReversalWhenPaymentReversed = react({
  name: 'claims.follow-reversal',
  to: PaymentReversed,
  store: claims,
  idOf: ({ data }) => data.claimId,
  decide: (claim, message, facts) => {
    if (!claim) return {};
    const { claimId, paymentId, reversesPaymentId, openCents } = message.data;
    return carryOut(followReversed(claim, message.data), facts, [
      heard(claimId, message, { paymentId, reversesPaymentId, openCents }),
    ]);
  },
});
