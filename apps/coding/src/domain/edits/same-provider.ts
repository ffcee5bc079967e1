import type { EarlierService } from '../earlier-service.js';
import type { Coding } from './coding.js';

/**
 * Whether two services count as of one provider: the same person, or the same group and specialty (Medicare Claims Processing Manual,
 * chapter 12, 30.6.5). Where the source system says no specialty nobody can tell within a group.
 */
export function sameProvider(coding: Coding, earlier: EarlierService): 'yes' | 'perhaps' | 'no' {
  if (coding.providerNpi === earlier.providerNpi) return 'yes';
  if (coding.billingTaxId !== earlier.billingTaxId) return 'no';
  if (coding.taxonomyCode === undefined || earlier.taxonomyCode === undefined) return 'perhaps';
  return coding.taxonomyCode === earlier.taxonomyCode ? 'yes' : 'no';
}

/** What the provider did for the patient on other encounters of the same setting on a day. */
export const earlierOfDay = (coding: Coding, earlier: readonly EarlierService[], day: string): EarlierService[] =>
  earlier.filter((service) => service.serviceDate === day && isOfProvider(coding, service));

/** Whether another encounter's service is certainly the provider's, in the same setting. */
export const isOfProvider = (coding: Coding, service: EarlierService): boolean =>
  service.setting === coding.setting && sameProvider(coding, service) === 'yes';
