import { guide, loop, many, R, S, segment, unordered } from '../grammar/dsl.js';
import { billingLevel, patient, subscriberLevel, subscriberName } from './shared/claim-levels.js';
import { destinationPayer, payToAddress, payToPlan, receiver, submitter } from './shared/claim-loops.js';
import { beginningOfClaims, subscriber } from './shared/claim-segments.js';
import { contactNumbers, providerId } from './shared/parties.js';
import { city, header, reference, street, trailer } from './shared/segments.js';
import { claim } from './837i/claim.js';

/** Health Care Claim: Institutional, 005010X223A2. */
export const guide837I = guide({
  id: '005010X223A2',
  accepts: ['005010X223', '005010X223A3'],
  transaction: '837',
  functionalId: 'HC',
  name: 'Health Care Claim: Institutional',
  body: [
    header('837', '005010X223A2'),
    beginningOfClaims,
    unordered(submitter, receiver),
    loop('2000A', 'Billing Provider Hierarchical Level', R, many, [
      ...billingLevel,
      unordered(
        loop('2010AA', 'Billing Provider Name', R, 1, [
          segment('NM1', 'Billing Provider Name', R, 1, { 1: R.of('85'), 2: R.of('2'), 3: R, ...providerId }),
          street('Billing Provider Address', R),
          city('Billing Provider City, State, ZIP Code', R),
          reference('Billing Provider Tax Identification', R, 1, 'EI'),
          segment('PER', 'Billing Provider Contact Information', S, 2, contactNumbers),
        ]),
        payToAddress('2'),
        payToPlan,
      ),
      loop('2000B', 'Subscriber Hierarchical Level', R, many, [
        subscriberLevel,
        subscriber,
        unordered(subscriberName, destinationPayer({ billingProviderIds: 1 })),
        claim,
        patient(claim),
      ]),
    ]),
    trailer,
  ],
});
