import { always, at, type Field, type FieldsOf, one, record, segment, several } from '../../mapping/fields.js';
import { cents, decimal, flag, integer, oneOf, text } from '../../mapping/plain-codecs.js';
import {
  type DentalOtherPayer,
  type InstitutionalOtherPayer,
  type LineAdjudication,
  type OtherPayer,
  type OtherPayerName,
  type OtherPayerProvider,
  type OtherPayerReferrer,
  type OtherSubscriber,
  type Payer837,
  type ProfessionalOtherPayer,
} from '../claims/index.js';
import { inpatient, outpatient } from './adjudication.js';
import { adjustments, amountOf, dayOf, procedure } from './amounts.js';
import { yesNoOrNotApplicable } from './claim-parts.js';
import { address, anyNm1, entityKind, nm1, party } from './parties.js';
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
    predeterminationNumber: referenceOf('G3'),
  });

/** What 2320 says in every guide. */
const otherPayer: FieldsOf<OtherPayer> = {
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
};

/** A provider whose NM101 is that role, by the ids that the other payer gave. */
const providerOfPayer = (loop: string, role: string): Field<OtherPayerProvider> =>
  one(loop, () => record<OtherPayerProvider>({ kind: at(nm1(role), 2, entityKind), references: always(references()) }));

const referrersOfPayer: Field<OtherPayerReferrer[]> = several('2330C', () =>
  record<OtherPayerReferrer>({
    role: at(anyNm1, 1, oneOf('DN', 'P3')),
    kind: at(anyNm1, 2, entityKind),
    references: always(references()),
  }),
);

/** 2320 of the 837P. */
export const professionalOtherPayers: Field<ProfessionalOtherPayer[]> = several('2320', () =>
  record<ProfessionalOtherPayer>({
    ...otherPayer,
    referringProviders: referrersOfPayer,
    renderingProvider: providerOfPayer('2330D', '82'),
    serviceFacility: providerOfPayer('2330E', '77'),
    supervisingProvider: providerOfPayer('2330F', 'DQ'),
    billingProvider: providerOfPayer('2330G', '85'),
  }),
);

/** 2320 of the 837I. */
export const institutionalOtherPayers: Field<InstitutionalOtherPayer[]> = several('2320', () =>
  record<InstitutionalOtherPayer>({
    ...otherPayer,
    attendingProvider: providerOfPayer('2330C', '71'),
    operatingPhysician: providerOfPayer('2330D', '72'),
    otherOperatingPhysician: providerOfPayer('2330E', 'ZZ'),
    serviceFacility: providerOfPayer('2330F', '77'),
    renderingProvider: providerOfPayer('2330G', '82'),
    referringProvider: providerOfPayer('2330H', 'DN'),
    billingProvider: providerOfPayer('2330I', '85'),
  }),
);

/** 2320 of the 837D. */
export const dentalOtherPayers: Field<DentalOtherPayer[]> = several('2320', () =>
  record<DentalOtherPayer>({
    ...otherPayer,
    referringProviders: referrersOfPayer,
    renderingProvider: providerOfPayer('2330D', '82'),
    supervisingProvider: providerOfPayer('2330E', 'DQ'),
    billingProvider: providerOfPayer('2330F', '85'),
    serviceFacility: providerOfPayer('2330G', '77'),
    assistantSurgeon: providerOfPayer('2330H', 'DD'),
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
