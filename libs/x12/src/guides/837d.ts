import { guide, loop, many, R, required, S, segment, unordered } from '../grammar/dsl.js';
import {
  destinationPayer,
  patientNameAndAddress,
  patientReferences,
  payToAddress,
  payToPlan,
  receiver,
  submitter,
} from './shared/claim-loops.js';
import { beginningOfClaims, billingSpecialty, foreignCurrency, subscriber } from './shared/claim-segments.js';
import { patientRelationships } from './shared/code-lists.js';
import { contactNumbers, personName, providerId } from './shared/parties.js';
import { city, demographics, header, level, reference, socialSecurityNumber, street, trailer } from './shared/segments.js';
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
      level('Billing Provider Hierarchical Level', '20', { parent: false, children: '1' }),
      billingSpecialty,
      foreignCurrency,
      unordered(
        loop('2010AA', 'Billing Provider Name', R, 1, [
          segment('NM1', 'Billing Provider Name', R, 1, { 1: R.of('85'), 2: R.of('1 2'), ...personName, ...providerId }),
          street('Billing Provider Address', R),
          city('Billing Provider City, State, ZIP Code', R),
          unordered(
            reference('Billing Provider Tax Identification', R, 1, 'EI SY'),
            reference('Billing Provider UPIN/License Information', S, 2, '0B 1G'),
          ),
          segment('PER', 'Billing Provider Contact Information', S, 2, contactNumbers),
        ]),
        payToAddress('1 2'),
        payToPlan,
      ),
      loop('2000B', 'Subscriber Hierarchical Level', R, many, [
        level('Subscriber Hierarchical Level', '22', { parent: true, children: '0 1' }),
        subscriber,
        unordered(
          loop('2010BA', 'Subscriber Name', R, 1, [
            segment('NM1', 'Subscriber Name', R, 1, { 1: R.of('IL'), 2: R.of('1 2'), ...personName, 8: S.of('II MI'), 9: S }),
            street('Subscriber Address', S),
            city('Subscriber City, State, ZIP Code', S),
            demographics('Subscriber Demographic Information', S, 'F M U'),
            unordered(
              socialSecurityNumber('Subscriber Secondary Identification', 1),
              reference('Property and Casualty Claim Number', S, 1, 'Y4'),
            ),
          ]),
          destinationPayer({ billingProviderIds: 2 }),
        ),
        claim,
        loop('2000C', 'Patient Hierarchical Level', S, many, [
          level('Patient Hierarchical Level', '23', { parent: true, children: '0' }),
          segment('PAT', 'Patient Information', R, 1, { 1: R.of(patientRelationships) }),
          loop('2010CA', 'Patient Name', R, 1, [...patientNameAndAddress, patientReferences]),
          required(claim),
        ]),
      ]),
    ]),
    trailer,
  ],
});
