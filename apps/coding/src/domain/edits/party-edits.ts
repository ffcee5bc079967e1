import { isInpatientBill } from '@claimstream/kernel';
import { type Edit, holds, type InstitutionalEdit, type ProfessionalEdit } from './edit.js';

/** Somebody has to pay: a coverage where insurance is to pay, and an answer where nobody knows. */
export const coverageMissing: Edit = ({ responsibleParty, subscriberPrimary }) => {
  if (responsibleParty === 'SELF_PAY' || subscriberPrimary) return [];
  return responsibleParty === 'INSURANCE_PAY'
    ? [
        holds('provider', 'COVERAGE_MISSING', {
          message: 'Insurance is to pay and no coverage is named.',
          path: '/subscriberPrimary',
        }),
      ]
    : [holds('provider', 'PAYER_UNKNOWN', { message: 'Nobody knows yet who pays.', path: '/responsibleParty' })];
};

/** Where an organization bills, the person who did the work is named (837P 2310B). */
export const renderingProviderMissing: ProfessionalEdit = ({ billingProvider, renderingProvider }) =>
  renderingProvider || billingProvider.organizationName === undefined
    ? []
    : [
        holds('provider', 'RENDERING_PROVIDER_MISSING', {
          message: 'An organization bills and nobody is named who rendered the service.',
          path: '/renderingProvider',
          source: '837P 2310B',
        }),
      ];

/** Institutional claims name who had the care of the patient (837I 2310A). */
export const attendingProviderMissing: InstitutionalEdit = ({ attendingProvider }) =>
  attendingProvider
    ? []
    : [
        holds('provider', 'ATTENDING_PROVIDER_MISSING', {
          message: 'The attending provider is not named.',
          path: '/attendingProvider',
          source: '837I 2310A',
        }),
      ];

/** A stay has an admission and the diagnosis that it began with (837I 2300 DTP 435, HI BJ). */
export const admissionIncomplete: InstitutionalEdit = ({ typeOfBill, admission, admittingDiagnosis }) => {
  if (!isInpatientBill(typeOfBill)) return [];
  return [
    ...(admission
      ? []
      : [
          holds('provider', 'ADMISSION_MISSING', {
            message: 'A stay needs its admission.',
            path: '/admission',
            source: '837I 2300 CL1',
          }),
        ]),
    ...(admittingDiagnosis
      ? []
      : [
          holds('coder', 'ADMITTING_DIAGNOSIS_MISSING', {
            message: 'A stay needs its admitting diagnosis.',
            path: '/admittingDiagnosis',
            source: '837I 2300 HI BJ',
          }),
        ]),
  ];
};
