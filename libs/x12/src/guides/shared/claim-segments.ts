import { type ElementRule, type ElementRules, R, S, segment, span } from '../../grammar/dsl.js';
import {
  attachmentTypes,
  attachmentWays,
  claimFilingIndicators,
  contractTypes,
  medicareSecondaryReasons,
  payerSequence,
  relationships,
} from './code-lists.js';
import { adjustments, amount, date, taxonomy } from './segments.js';

/** Segments that the claim guides (837 professional, institutional, dental) have in common. */

export const beginningOfClaims = segment('BHT', 'Beginning of Hierarchical Transaction', R, 1, {
  1: R.of('0019'),
  2: R.of('00 18'),
  3: R,
  4: R,
  5: R,
  6: R.of('31 CH RP'),
});

export const billingSpecialty = taxonomy('Billing Provider Specialty Information', 'BI');

export const foreignCurrency = segment('CUR', 'Foreign Currency Information', S, 1, { 1: R.of('85'), 2: R.external('currency') });

/** SBR of the subscriber whose payer this claim goes to; SBR05 only where Medicare can be the payer. */
export const subscriber = segment('SBR', 'Subscriber Information', R, 1, {
  1: R.of(payerSequence),
  2: S.of('18'),
  3: S,
  4: S,
  9: S.of(claimFilingIndicators),
});

export const subscriberOfProfessionalClaim = segment('SBR', 'Subscriber Information', R, 1, {
  ...subscriber.elements,
  5: S.of(medicareSecondaryReasons),
});

/** SBR of a subscriber of another payer (2320). */
export const otherSubscriber = segment('SBR', 'Other Subscriber Information', R, 1, {
  ...subscriber.elements,
  2: R.of(relationships),
});

export const otherSubscriberOfProfessionalClaim = segment('SBR', 'Other Subscriber Information', R, 1, {
  ...otherSubscriber.elements,
  5: S.of(medicareSecondaryReasons),
});

/** PWK: paper that comes with the claim or line, and its control number. */
export const attachments = (name: string) =>
  segment('PWK', name, S, 10, { 1: R.of(attachmentTypes), 2: R.of(attachmentWays), 5: S.of('AC'), 6: S });

export const contract = segment('CN1', 'Contract Information', S, 1, { 1: R.of(contractTypes), 2: S, 3: S, 4: S, 5: S, 6: S });

export const fileInformation = segment('K3', 'File Information', S, 10, { 1: R });

/** HCP13 to 15: why a repricer rejected, its compliance code and its exception code. */
export const repricingReasons = { 13: S.of('T1 T2 T3 T4 T5 T6'), 14: S.of('1 2 3 4 5'), 15: S.of('1 2 3 4 5 6') };

/** A procedure of a service line (C003): code set, code, four modifiers, description. */
export const procedure = (codeSets: string) => ({ 1: R.of(codeSets), 2: R, 3: S, 4: S, 5: S, 6: S, 7: S });

/** HI: up to so many codes (C022) of one kind, the first one required. */
export const healthCareCodes = (name: string, usage: ElementRule, max: number, codes: number, components: ElementRules) =>
  segment('HI', name, usage, max, { 1: R.composite(components), ...span(2, codes, S.composite(components)) });

/** What follows SVD: how another payer adjusted the line, when, and what the patient still owes. */
export const lineDecision = [
  adjustments('Line Adjustment', S, 5),
  date('Line Check or Remittance Date', R, 1, '573'),
  amount('Remaining Patient Liability', S, 1, 'EAF'),
] as const;
