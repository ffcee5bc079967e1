import { guide, loop, many, R, required, S, segment, unordered } from '../grammar/dsl.js';
import { billingLevel, billingProvider, patientLevel, subscriberDetails, subscriberLevel } from './shared/claim-levels.js';
import {
  destinationPayer,
  patientNameAndAddress,
  patientReferences,
  payToAddress,
  payToPlan,
  receiver,
  submitter,
} from './shared/claim-loops.js';
import { beginningOfClaims, subscriberOfProfessionalClaim } from './shared/claim-segments.js';
import { patientRelationships } from './shared/code-lists.js';
import { memberId, personName, telephone } from './shared/parties.js';
import { header, trailer } from './shared/segments.js';
import { claim } from './837p/claim.js';

/** Health Care Claim: Professional, 005010X222A1. */
export const guide837P = guide({
  id: '005010X222A1',
  accepts: ['005010X222', '005010X222A2'],
  transaction: '837',
  functionalId: 'HC',
  name: 'Health Care Claim: Professional',
  body: [
    header('837', '005010X222A1'),
    beginningOfClaims,
    unordered(submitter, receiver),
    loop('2000A', 'Billing Provider Hierarchical Level', R, many, [
      ...billingLevel,
      unordered(billingProvider, payToAddress('1 2'), payToPlan),
      loop('2000B', 'Subscriber Hierarchical Level', R, many, [
        subscriberLevel,
        subscriberOfProfessionalClaim,
        segment('PAT', 'Patient Information', S, 1, { 5: S.of('D8'), 6: S, 7: S.of('01'), 8: S, 9: S.of('Y') }),
        unordered(
          loop('2010BA', 'Subscriber Name', R, 1, [
            segment('NM1', 'Subscriber Name', R, 1, { 1: R.of('IL'), 2: R.of('1 2'), ...personName, ...memberId }),
            ...subscriberDetails,
            segment('PER', 'Property and Casualty Subscriber Contact Information', S, 1, telephone),
          ]),
          destinationPayer({ billingProviderIds: 2 }),
        ),
        claim,
        loop('2000C', 'Patient Hierarchical Level', S, many, [
          patientLevel,
          segment('PAT', 'Patient Information', R, 1, {
            1: R.of(patientRelationships),
            5: S.of('D8'),
            6: S,
            7: S.of('01'),
            8: S,
            9: S.of('Y'),
          }),
          loop('2010CA', 'Patient Name', R, 1, [
            ...patientNameAndAddress,
            patientReferences,
            segment('PER', 'Property and Casualty Patient Contact Information', S, 1, telephone),
          ]),
          required(claim),
        ]),
      ]),
    ]),
    trailer,
  ],
});
