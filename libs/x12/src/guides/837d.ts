import { guide, loop, many, R, unordered } from '../grammar/dsl.js';
import { billingLevel, billingProvider, patient, subscriberLevel, subscriberName } from './shared/claim-levels.js';
import { destinationPayer, payToAddress, payToPlan, receiver, submitter } from './shared/claim-loops.js';
import { beginningOfClaims, subscriber } from './shared/claim-segments.js';
import { header, trailer } from './shared/segments.js';
import { claim } from './837d/claim.js';

/** Health Care Claim: Dental, 005010X224A2. No open grammar of this guide exists; it follows the 837P and the public samples. */
export const guide837D = guide({
  id: '005010X224A2',
  accepts: ['005010X224', '005010X224A1', '005010X224A3'],
  transaction: '837',
  functionalId: 'HC',
  name: 'Health Care Claim: Dental',
  body: [
    header('837', '005010X224A2'),
    beginningOfClaims,
    unordered(submitter, receiver),
    loop('2000A', 'Billing Provider Hierarchical Level', R, many, [
      ...billingLevel,
      unordered(billingProvider, payToAddress('1 2'), payToPlan),
      loop('2000B', 'Subscriber Hierarchical Level', R, many, [
        subscriberLevel,
        subscriber,
        unordered(subscriberName, destinationPayer({ billingProviderIds: 2 })),
        claim,
        patient(claim),
      ]),
    ]),
    trailer,
  ],
});
