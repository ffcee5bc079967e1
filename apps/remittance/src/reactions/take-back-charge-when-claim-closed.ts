import { ClaimClosed } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { cancelCharge } from '../domain/book-charge.js';
import { claimAccounts } from '../store/remittance.store.js';
import { carryOutPosting } from './carry-out-posting.js';

/** A claim that was cancelled is due no longer; one that never left was never booked. */
export const takeBackChargeWhenClaimClosed = react({
  name: 'remittance.take-back-charge',
  to: ClaimClosed,
  store: claimAccounts,
  idOf: ({ data }) => (data.outcome === 'cancelled' ? data.claimId : undefined),
  decide: (account, { id, data }, facts) =>
    account?.chargeCents ? carryOutPosting(data.claimId, cancelCharge(data.claimId, account, id), facts) : {},
});
