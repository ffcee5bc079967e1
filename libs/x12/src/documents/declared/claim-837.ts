import { always, at, inLoop, one, record, segment, several, type TypedRecord } from '../../mapping/fields.js';
import { day, oneOf, text, time } from '../../mapping/plain-codecs.js';
import {
  type BillingProvider,
  type ClaimSubmission837,
  type Patient837,
  type PayToAddress,
  type PayToPlan,
  type Submitter837,
  type Subscriber837,
} from '../claims/index.js';
import { type Party } from '../parts.js';
import { birthDate, gender, patientCondition } from './claim-parts.js';
import { coverage, isPatient, payer } from './claim-payers.js';
import { taxonomyOf } from './claim-providers.js';
import { dentalClaim } from './dental-claim.js';
import { institutionalClaim } from './institutional-claim.js';
import { address, contactOf, contactsOf, entityKind, nm1, party } from './parties.js';
import { professionalClaim } from './professional-claim.js';
import { oneReference, referenceOf, references } from './references.js';

/** 2000C with its claims. */
export interface PatientLevel<Claim> extends Patient837 {
  claims?: Claim[];
}

/** 2000B with its claims, or its patients with theirs. */
export interface SubscriberLevel<Claim> extends Subscriber837 {
  claims?: Claim[];
  patients?: PatientLevel<Claim>[];
}

/** 2000A with its subscribers. */
export interface BillingLevel<Claim> extends BillingProvider {
  subscribers?: SubscriberLevel<Claim>[];
}

/** A whole 837, level by level as the guide has it. Applications see single claims with their context instead. */
export interface Submission<Claim> extends ClaimSubmission837 {
  billingProviders?: BillingLevel<Claim>[];
}

const payToAddress = () => record<PayToAddress>({ kind: at(nm1('87'), 2, entityKind), address });

const payToPlan = () =>
  record<PayToPlan>({
    ...party(nm1('PE')),
    address,
    reference: oneReference('2U', 'FY', 'NF'),
    taxId: referenceOf('EI'),
  });

const patientLevel = <Claim>(claim: () => TypedRecord<Claim>) =>
  record<PatientLevel<Claim>>(
    {
      relationship: at(segment('PAT'), 1, text),
      ...patientCondition,
      ...inLoop('2010CA', {
        ...party(nm1('QC')),
        address,
        birthDate,
        gender,
        propertyCasualtyClaimNumber: referenceOf('Y4'),
        propertyCasualtyId: oneReference('1W', 'SY'),
        contact: contactOf('IC'),
      }),
      claims: several('2300', claim),
    },
    { level: '23' },
  );

const subscriberLevel = <Claim>(claim: () => TypedRecord<Claim>) =>
  record<SubscriberLevel<Claim>>(
    {
      ...coverage,
      isPatient,
      ...patientCondition,
      ...inLoop('2010BA', {
        ...party(nm1('IL')),
        address,
        birthDate,
        gender,
        socialSecurityNumber: referenceOf('SY'),
        propertyCasualtyClaimNumber: referenceOf('Y4'),
        contact: contactOf('IC'),
      }),
      payer,
      claims: several('2300', claim),
      patients: several('2000C', () => patientLevel(claim)),
    },
    { level: '22' },
  );

const billingLevel = <Claim>(claim: () => TypedRecord<Claim>) =>
  record<BillingLevel<Claim>>(
    {
      taxonomyCode: taxonomyOf('BI'),
      currency: at(segment('CUR', { 1: '85' }), 2, text),
      ...inLoop('2010AA', {
        ...party(nm1('85')),
        address,
        taxId: oneReference('EI', 'SY'),
        licenses: references('0B', '1G'),
        contacts: contactsOf('IC'),
      }),
      payToAddress: one('2010AB', payToAddress),
      payToPlan: one('2010AC', payToPlan),
      subscribers: several('2000B', () => subscriberLevel(claim)),
    },
    { level: '20' },
  );

const bht = segment('BHT', { 1: '0019' });

const submission = <Claim>(claim: () => TypedRecord<Claim>) =>
  record<Submission<Claim>>({
    purpose: at(bht, 2, oneOf('00', '18')),
    reference: at(bht, 3, text),
    createdDate: at(bht, 4, day),
    createdTime: at(bht, 5, time),
    use: at(bht, 6, oneOf('CH', 'RP', '31')),
    submitter: one('1000A', () => record<Submitter837>({ ...party(nm1('41')), contacts: always(contactsOf('IC')) })),
    receiver: one('1000B', () => record<Party>(party(nm1('40')))),
    billingProviders: several('2000A', () => billingLevel(claim)),
  });

/** 837P, 005010X222A1. */
export const professionalSubmission = submission(professionalClaim);

/** 837I, 005010X223A2. */
export const institutionalSubmission = submission(institutionalClaim);

/** 837D, 005010X224A2. */
export const dentalSubmission = submission(dentalClaim);
