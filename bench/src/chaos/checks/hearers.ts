import { catalogue } from '@claimstream/contracts';
import type { Service } from '../evidence.js';

/**
 * Who hears what: the table of architecture.md, section 1, written down here a second time on purpose, so that a subscription that gets lost is
 * seen. What stands nowhere is heard by nobody.
 */
export const hearers: Readonly<Record<string, readonly Service[]>> = {
  'encounter-recorded': ['eligibility'],
  'encounter-coded': ['claims'],
  'encounter-cancelled': ['claims'],
  'eligibility-inquired': ['payer-gateway'],
  'eligibility-answered': ['eligibility'],
  'eligibility-checked': ['claims'],
  'claim-created': ['payer-gateway', 'remittance'],
  'claim-resubmitted': ['payer-gateway', 'remittance'],
  'claim-revised': ['claims'],
  'claim-closed': ['remittance'],
  'claim-submitted': ['claims'],
  'claim-acknowledged': ['claims'],
  'remittance-received': ['remittance'],
  'claim-payment-received': ['remittance'],
  'payment-posted': ['claims'],
  'payment-reversed': ['claims'],
};

/** The topics that a service has to read to their end. */
export const topicsOf = (service: Service): Set<string> =>
  new Set(catalogue.filter(({ type }) => hearers[type]?.includes(service)).map(({ topic }) => topic));
