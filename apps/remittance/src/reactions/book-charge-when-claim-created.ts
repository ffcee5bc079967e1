import { ClaimCreated, ClaimResubmitted } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { bookCharge } from '../domain/book-charge.js';
import { noAccountYet } from '../domain/claim-account.js';
import { claimAccounts } from '../store/remittance.store.js';
import { carryOutPosting } from './carry-out-posting.js';

/** Books what is due, and posts what came before its claim. */
export const bookChargeWhenClaimCreated = react({
  name: 'remittance.book-charge',
  to: ClaimCreated,
  store: claimAccounts,
  idOf: ({ data }) => data.claim.claimId,
  decide: (account = noAccountYet, { id, data }, facts) =>
    carryOutPosting(data.claim.claimId, bookCharge(account, data.claim, id), facts),
});

/** A claim that is sent again may be for another amount: books the difference. */
export const bookChangeWhenClaimResubmitted = react({
  name: 'remittance.book-charge-change',
  to: ClaimResubmitted,
  store: claimAccounts,
  idOf: ({ data }) => data.claim.claimId,
  decide: (account = noAccountYet, { id, data }, facts) =>
    carryOutPosting(data.claim.claimId, bookCharge(account, data.claim, id), facts),
});
