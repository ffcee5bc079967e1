import { PaymentPosted } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { followPosted } from '../domain/follow-payment.js';
import { claims } from '../store/claims.store.js';
import { carryOut, heard } from './tell-claim.js';

export const followPaymentWhenPaymentPosted = react({
  name: 'claims.follow-payment',
  to: PaymentPosted,
  store: claims,
  idOf: ({ data }) => data.claimId,
  decide: (claim, message, facts) => {
    if (!claim) return {};
    const { claimId, paymentId, adviceId, payment, openCents } = message.data;
    const { paidCents, patientResponsibilityCents } = payment;
    const line = heard(claimId, message, { paymentId, adviceId, paidCents, patientResponsibilityCents, openCents });
    return carryOut(followPosted(claim, message.data), facts, [line]);
  },
});
