import { ClaimPaymentReceived } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { noAccountYet, paymentIdOf } from '../domain/claim-account.js';
import { postPayment } from '../domain/post-payment.js';
import { claimAccounts } from '../store/remittance.store.js';
import { carryOutPosting } from './carry-out-posting.js';

/** Posts a payer's decision to the claim it is for, to the cent; what has no claim yet goes to suspense. */
export const postPaymentWhenClaimPaymentReceived = react({
  name: 'remittance.post-payment',
  to: ClaimPaymentReceived,
  store: claimAccounts,
  idOf: ({ data }) => data.claimId,
  decide: (account = noAccountYet, { data }, facts) => {
    const { claimId, adviceId, payer, payment } = data;
    return carryOutPosting(
      claimId,
      postPayment(claimId, account, { paymentId: paymentIdOf(data), adviceId, payer, payment }),
      facts,
    );
  },
});
