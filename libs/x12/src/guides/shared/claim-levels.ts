import { type LoopRule, loop, many, R, required, S, segment, unordered } from '../../grammar/dsl.js';
import { patientNameAndAddress, patientReferences } from './claim-loops.js';
import { billingSpecialty, foreignCurrency } from './claim-segments.js';
import { patientRelationships } from './code-lists.js';
import { contactNumbers, personName, providerId } from './parties.js';
import { city, demographics, level, reference, socialSecurityNumber, street } from './segments.js';

/** Hierarchical levels of claims that several of the claim guides have alike. */

/** What opens 2000A. */
export const billingLevel = [
  level('Billing Provider Hierarchical Level', '20', { parent: false, children: '1' }),
  billingSpecialty,
  foreignCurrency,
] as const;

/** Who bills, in professional and dental claims: a person or an organization, by employer or social security number. */
export const billingProvider = loop('2010AA', 'Billing Provider Name', R, 1, [
  segment('NM1', 'Billing Provider Name', R, 1, { 1: R.of('85'), 2: R.of('1 2'), ...personName, ...providerId }),
  street('Billing Provider Address', R),
  city('Billing Provider City, State, ZIP Code', R),
  unordered(
    reference('Billing Provider Tax Identification', R, 1, 'EI SY'),
    reference('Billing Provider UPIN/License Information', S, 2, '0B 1G'),
  ),
  segment('PER', 'Billing Provider Contact Information', S, 2, contactNumbers),
]);

export const subscriberLevel = level('Subscriber Hierarchical Level', '22', { parent: true, children: '0 1' });

/** N3 to REF of the subscriber. */
export const subscriberDetails = [
  street('Subscriber Address', S),
  city('Subscriber City, State, ZIP Code', S),
  demographics('Subscriber Demographic Information', S, 'F M U'),
  unordered(
    socialSecurityNumber('Subscriber Secondary Identification', 1),
    reference('Property and Casualty Claim Number', S, 1, 'Y4'),
  ),
] as const;

/** Who is insured, in institutional and dental claims: the member id may be left out. */
export const subscriberName = loop('2010BA', 'Subscriber Name', R, 1, [
  segment('NM1', 'Subscriber Name', R, 1, { 1: R.of('IL'), 2: R.of('1 2'), ...personName, 8: S.of('II MI'), 9: S }),
  ...subscriberDetails,
]);

export const patientLevel = level('Patient Hierarchical Level', '23', { parent: true, children: '0' });

/** Who was treated and is not the subscriber, in institutional and dental claims, with the claims of that guide. */
export const patient = <const Claim extends LoopRule>(claim: Claim) =>
  loop('2000C', 'Patient Hierarchical Level', S, many, [
    patientLevel,
    segment('PAT', 'Patient Information', R, 1, { 1: R.of(patientRelationships) }),
    loop('2010CA', 'Patient Name', R, 1, [...patientNameAndAddress, patientReferences]),
    required(claim),
  ]);
