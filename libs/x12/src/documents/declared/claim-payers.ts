import { at, type Field, one, record, segment, several } from '../../mapping/fields.js';
import { cents, decimal, flag, integer, oneOf, text } from '../../mapping/plain-codecs.js';
import {
  type LineAdjudication,
  type OtherPayer,
  type OtherPayerName,
  type OtherSubscriber,
  type Payer837,
} from '../claims/index.js';
import { inpatient, outpatient } from './adjudication.js';
import { adjustments, amountOf, dayOf, procedure } from './amounts.js';
import { yesNoOrNotApplicable } from './claim-parts.js';
import { address, nm1, party } from './parties.js';
import { referenceOf, references } from './references.js';

const sbr = segment('SBR');
const oi = segment('OI');

/** SBR but for SBR02, which says something else in each of its places. */
export const coverage = {
  payerSequence: at(sbr, 1, oneOf('P', 'S', 'T', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'U')),
  groupNumber: at(sbr, 3, text),
  groupName: at(sbr, 4, text),
  medicareSecondaryReason: at(sbr, 5, text),
  filingIndicator: at(sbr, 9, text),
};

/** SBR02 = 18 of the subscriber whose payer the claim goes to. */
export const isPatient: Field<true> = at(sbr, 2, flag('18'));

/** 2010BB. */
export const payer: Field<Payer837> = one('2010BB', () =>
  record<Payer837>({
    ...party(nm1('PR')),
    address,
    references: references('2U', 'EI', 'FY', 'NF'),
    billingProviderIds: references('G2', 'LU'),
  }),
);

const otherSubscriber = () => record<OtherSubscriber>({ ...party(nm1('IL')), address, socialSecurityNumber: referenceOf('SY') });

const otherPayerName = () =>
  record<OtherPayerName>({
    ...party(nm1('PR')),
    address,
    remittanceDate: dayOf('573'),
    references: references('2U', 'EI', 'FY', 'NF'),
    priorAuthorizationNumber: referenceOf('G1'),
    referralNumber: referenceOf('9F'),
    adjustmentIndicator: referenceOf('T4'),
    claimControlNumber: referenceOf('F8'),
  });

/** 2320. */
export const otherPayers: Field<OtherPayer[]> = several('2320', () =>
  record<OtherPayer>({
    ...coverage,
    relationship: at(sbr, 2, text),
    adjustments,
    paidCents: amountOf('D'),
    nonCoveredCents: amountOf('A8'),
    remainingLiabilityCents: amountOf('EAF'),
    benefitsAssigned: at(oi, 3, yesNoOrNotApplicable),
    patientSignatureByProvider: at(oi, 4, flag('P')),
    releaseOfInformation: at(oi, 6, oneOf('I', 'Y')),
    inpatient,
    outpatient,
    subscriber: one('2330A', otherSubscriber),
    payer: one('2330B', otherPayerName),
  }),
);

const svd = segment('SVD');

/** 2430. */
export const lineAdjudications: Field<LineAdjudication[]> = several('2430', () =>
  record<LineAdjudication>({
    payerId: at(svd, 1, text),
    paidCents: at(svd, 2, cents),
    procedure: at(svd, 3, procedure),
    revenueCode: at(svd, 4, text),
    quantity: at(svd, 5, decimal),
    bundledInto: at(svd, 6, integer),
    adjustments,
    remittanceDate: dayOf('573'),
    remainingLiabilityCents: amountOf('EAF'),
  }),
);
