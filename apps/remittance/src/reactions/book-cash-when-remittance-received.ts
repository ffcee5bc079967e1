import { RemittanceReceived } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { bookRemittance } from '../domain/book-remittance.js';
import { remittances } from '../store/remittance.store.js';
import { bookingOf } from './carry-out-posting.js';

/** Books the cash of an 835 to its clearing account; the same advice twice books once. */
export const bookCashWhenRemittanceReceived = react({
  name: 'remittance.book-cash',
  to: RemittanceReceived,
  store: remittances,
  idOf: ({ data }) => data.advice.adviceId,
  decide: (known, { data: { advice } }, { now }) => {
    if (known) return {};
    const receivedAt = now.toISOString();
    const transaction = bookRemittance(advice);
    return { state: { advice, receivedAt }, rows: transaction ? bookingOf(transaction, receivedAt) : [] };
  },
});
