import { z } from 'zod';
import { CalendarDate, personal, Text } from './primitives.js';

export const Address = z.strictObject({
  line1: personal(Text(55)),
  line2: personal(Text(55)).optional(),
  city: personal(Text(30)),
  state: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter state'),
  zipCode: personal(z.string().regex(/^\d{5}(-?\d{4})?$/, 'must be five or nine digits')),
});
export type Address = z.output<typeof Address>;

export const Gender = z.enum(['female', 'male', 'other', 'unknown']);
export type Gender = z.output<typeof Gender>;

const personName = {
  firstName: personal(Text(35)),
  lastName: personal(Text(60)),
  middleName: personal(Text(25)).optional(),
  suffix: personal(Text(10)).optional(),
};

export const Patient = z.strictObject({
  externalId: personal(Text(50)).meta({ description: "The patient's id in the source system." }),
  ...personName,
  gender: personal(Gender),
  dateOfBirth: personal(CalendarDate),
  address: Address,
  phone: personal(Text(20)).optional(),
  email: personal(z.email()).optional(),
});
export type Patient = z.output<typeof Patient>;

/** The patient's relationship to the subscriber, X12 individual relationship code; 18 is self. */
export const RelationshipCode = z.enum(['18', '01', '19', '20', '21', '39', '40', '53', 'G8']);

export const Payer = z.strictObject({ payerId: Text(80), name: Text(60) });
export type Payer = z.output<typeof Payer>;

/** X12 claim filing indicator (SBR09): what kind of plan this is. */
export const ClaimFilingIndicator = z.enum([
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  'AM',
  'BL',
  'CH',
  'CI',
  'DS',
  'FI',
  'HM',
  'LM',
  'MA',
  'MB',
  'MC',
  'OF',
  'TV',
  'VA',
  'WC',
  'ZZ',
]);

export const InsuranceCard = z.strictObject({
  memberId: personal(Text(80)),
  payerId: Text(80),
  payerName: Text(60),
  groupNumber: personal(Text(50)).optional(),
  planName: Text(60).optional(),
  claimFilingIndicator: ClaimFilingIndicator.default('CI'),
  medicareSecondaryReason: z.enum(['12', '13', '14', '15', '16', '41', '42', '43', '47']).optional(),
});
export type InsuranceCard = z.output<typeof InsuranceCard>;

/** Who holds the coverage, and the card. Address and birth date are needed where the subscriber is not the patient. */
export const Subscriber = z.strictObject({
  ...personName,
  gender: personal(Gender),
  dateOfBirth: personal(CalendarDate).optional(),
  address: Address.optional(),
  patientRelationshipToSubscriberCode: RelationshipCode,
  insuranceCard: InsuranceCard,
});
export type Subscriber = z.output<typeof Subscriber>;
