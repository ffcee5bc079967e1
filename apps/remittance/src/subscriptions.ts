import type { Reaction } from '@claimstream/messaging';
import { bookCashWhenRemittanceReceived } from './reactions/book-cash-when-remittance-received.js';
import { bookChangeWhenClaimResubmitted, bookChargeWhenClaimCreated } from './reactions/book-charge-when-claim-created.js';
import { postPaymentWhenClaimPaymentReceived } from './reactions/post-payment-when-claim-payment-received.js';
import { takeBackChargeWhenClaimClosed } from './reactions/take-back-charge-when-claim-closed.js';

/** What remittance listens to, in the order of the story. */
export const remittanceReactions: readonly Reaction[] = [
  bookChargeWhenClaimCreated,
  bookChangeWhenClaimResubmitted,
  takeBackChargeWhenClaimClosed,
  bookCashWhenRemittanceReceived,
  postPaymentWhenClaimPaymentReceived,
];
