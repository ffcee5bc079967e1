import { EligibilityInquired } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { queueInquiry } from '../domain/inquiry.js';
import { inquiries } from '../store/stores.js';

/** A question waits for the next 270 to its payer; one that eligibility asks again is sent again. */
export const queueInquiryWhenEligibilityInquired = react({
  name: 'payer-gateway.queue-inquiry',
  to: EligibilityInquired,
  store: inquiries,
  idOf: ({ data }) => data.inquiry.inquiryId,
  decide: (inquiry, { data }, { now, correlationId }) => ({ state: queueInquiry(inquiry, data, { correlationId, now }) }),
});
