import { type SegmentRule, loop, R, S, segment, unordered } from '../../grammar/dsl.js';
import { contactNumbers, memberId, payerId, personName } from './parties.js';
import { city, date, demographics, reference, socialSecurityNumber, street } from './segments.js';

/** Loops that the claim guides (837 professional, institutional, dental) have in common. */

export const submitter = loop('1000A', 'Submitter Name', R, 1, [
  segment('NM1', 'Submitter Name', R, 1, { 1: R.of('41'), 2: R.of('1 2'), 3: R, 4: S, 5: S, 8: R.of('46'), 9: R }),
  segment('PER', 'Submitter EDI Contact Information', R, 2, contactNumbers),
]);

export const receiver = loop('1000B', 'Receiver Name', R, 1, [
  segment('NM1', 'Receiver Name', R, 1, { 1: R.of('40'), 2: R.of('2'), 3: R, 8: R.of('46'), 9: R }),
]);

/** Where payment goes when not to the billing provider's street address; an institution is never a person. */
export const payToAddress = (entityTypes: string) =>
  loop('2010AB', 'Pay-to Address Name', S, 1, [
    segment('NM1', 'Pay-to Address Name', R, 1, { 1: R.of('87'), 2: R.of(entityTypes) }),
    street('Pay-to Address', R),
    city('Pay-to Address City, State, ZIP Code', R),
  ]);

/** The plan that a subrogation claim is to be paid to. */
export const payToPlan = loop('2010AC', 'Pay-to Plan Name', S, 1, [
  segment('NM1', 'Pay-to Plan Name', R, 1, { 1: R.of('PE'), 2: R.of('2'), 3: R, ...payerId }),
  street('Pay-to Plan Address', R),
  city('Pay-to Plan City, State, ZIP Code', R),
  unordered(
    reference('Pay-to Plan Secondary Identification', S, 1, '2U FY NF'),
    reference('Pay-to Plan Tax Identification Number', R, 1, 'EI'),
  ),
]);

/** The payer that the claim goes to. */
export const destinationPayer = ({ billingProviderIds }: { billingProviderIds: number }) =>
  loop('2010BB', 'Payer Name', R, 1, [
    segment('NM1', 'Payer Name', R, 1, { 1: R.of('PR'), 2: R.of('2'), 3: R, ...payerId }),
    street('Payer Address', S),
    city('Payer City, State, ZIP Code', S),
    unordered(
      reference('Payer Secondary Identification', S, 3, '2U EI FY NF'),
      reference('Billing Provider Secondary Identification', S, billingProviderIds, 'G2 LU'),
    ),
  ]);

/** NM1 to DMG of a patient who is not the subscriber: all of it is required there. */
export const patientNameAndAddress = [
  segment('NM1', 'Patient Name', R, 1, { 1: R.of('QC'), 2: R.of('1'), ...personName }),
  street('Patient Address', R),
  city('Patient City, State, ZIP Code', R),
  demographics('Patient Demographic Information', R, 'F M U'),
] as const;

export const patientReferences = unordered(
  reference('Property and Casualty Claim Number', S, 1, 'Y4'),
  reference('Property and Casualty Patient Identifier', S, 1, '1W SY'),
);

export const otherSubscriberName = ({ ids }: { ids: number }) =>
  loop('2330A', 'Other Subscriber Name', R, 1, [
    segment('NM1', 'Other Subscriber Name', R, 1, { 1: R.of('IL'), 2: R.of('1 2'), ...personName, ...memberId }),
    street('Other Subscriber Address', S),
    city('Other Subscriber City, State, ZIP Code', S),
    socialSecurityNumber('Other Subscriber Secondary Identification', ids),
  ]);

const otherPayer = (...further: readonly SegmentRule[]) =>
  loop('2330B', 'Other Payer Name', R, 1, [
    segment('NM1', 'Other Payer Name', R, 1, { 1: R.of('PR'), 2: R.of('2'), 3: R, ...payerId }),
    street('Other Payer Address', S),
    city('Other Payer City, State, ZIP Code', S),
    date('Claim Check or Remittance Date', S, 1, '573'),
    unordered(
      reference('Other Payer Secondary Identifier', S, 2, '2U EI FY NF'),
      reference('Other Payer Prior Authorization Number', S, 1, 'G1'),
      reference('Other Payer Referral Number', S, 1, '9F'),
      reference('Other Payer Claim Adjustment Indicator', S, 1, 'T4'),
      reference('Other Payer Claim Control Number', S, 1, 'F8'),
      ...further,
    ),
  ]);

export const otherPayerName = otherPayer();

/** A dental payer can also have given an id to a predetermination. */
export const otherDentalPayerName = otherPayer(reference('Other Payer Predetermination Identification', S, 1, 'G3'));

/** A provider as another payer knows it: who it is, by role only, and the ids that the payer gave. */
export const otherPayerProvider = (
  id: string,
  name: string,
  max: number,
  { roles, entityTypes, ids, idQualifiers }: { roles: string; entityTypes: string; ids: number; idQualifiers: string },
) =>
  loop(id, name, S, max, [
    segment('NM1', name, R, 1, { 1: R.of(roles), 2: R.of(entityTypes) }),
    reference(`${name} Secondary Identification`, R, ids, idQualifiers),
  ]);

/** Where an ambulance took the patient up (2310E of a claim, 2420G of a line). */
export const ambulancePickUp = <const Id extends string>(id: Id) =>
  loop(id, 'Ambulance Pick-up Location', S, 1, [
    segment('NM1', 'Ambulance Pick-up Location', R, 1, { 1: R.of('PW'), 2: R.of('2') }),
    street('Ambulance Pick-up Location Address', R),
    city('Ambulance Pick-up Location City, State, ZIP Code', R),
  ]);

/** Where an ambulance brought the patient (2310F of a claim, 2420H of a line). */
export const ambulanceDropOff = <const Id extends string>(id: Id) =>
  loop(id, 'Ambulance Drop-off Location', S, 1, [
    segment('NM1', 'Ambulance Drop-off Location', R, 1, { 1: R.of('45'), 2: R.of('2'), 3: S }),
    street('Ambulance Drop-off Location Address', R),
    city('Ambulance Drop-off Location City, State, ZIP Code', R),
  ]);

/** The drug of a service line, by its code in one of the given code sets (N4 is the NDC). */
export const drug = (codeSets: string) =>
  loop('2410', 'Drug Identification', S, 1, [
    segment('LIN', 'Drug Identification', R, 1, { 2: R.of(codeSets), 3: R }),
    segment('CTP', 'Drug Quantity', R, 1, { 4: R, 5: R.composite({ 1: R.of('F2 GR ME ML UN') }) }),
    reference('Prescription or Compound Drug Association Number', S, 1, 'VY XZ'),
  ]);
