import { always, at, constant, elements, record, segment, several } from '../../mapping/fields.js';
import { cents, decimal, oneOf, text, time } from '../../mapping/plain-codecs.js';
import { marked } from '../../mapping/segment-codecs.js';
import { type ClaimContext, type InstitutionalClaim, type InstitutionalLine } from '../claims/index.js';
import { amountOf, dayOf, periodOf, procedure } from './amounts.js';
import { claimFacts, clm, lineFacts } from './claim-facts.js';
import { admittedAt, attachments, claimLocation, conditionsIndicator, healthCodes, notes, oneHealthCode } from './claim-parts.js';
import { institutionalOtherPayers } from './claim-payers.js';
import { drugIn, facilityIn, providerIn } from './claim-providers.js';
import { referenceOf, referencesOf } from './references.js';

const sv2 = segment('SV2');

const institutionalLine = () =>
  record<InstitutionalLine>(
    {
      ...lineFacts({ repriced: '9B', adjusted: '9D' }),
      revenueCode: at(sv2, 1, text),
      procedure: at(sv2, 2, procedure),
      chargeCents: at(sv2, 3, cents),
      unit: at(sv2, 4, oneOf('UN', 'DA')),
      quantity: at(sv2, 5, decimal),
      nonCoveredCents: at(sv2, 7, cents),
      attachments,
      serviceTaxCents: amountOf('GT'),
      facilityTaxCents: amountOf('N8'),
      notes,
      drug: drugIn('2410'),
      operatingPhysician: providerIn('2420A', '72'),
      otherOperatingPhysician: providerIn('2420B', 'ZZ'),
      renderingProvider: providerIn('2420C', '82'),
      referringProvider: providerIn('2420D', 'DN'),
    },
    { counter: 'LX' },
  );

const cl1 = segment('CL1');

/** 2300 of the 837I. */
export const institutionalClaim = () =>
  record<Omit<InstitutionalClaim, keyof ClaimContext>>({
    kind: constant('institutional'),
    ...claimFacts('A'),
    facilityType: at(clm, 5, claimLocation(1, 'A')),
    dischargeTime: elements(segment('DTP', { 1: '096' }), marked(2, 'TM', 3, time)),
    statementPeriod: periodOf('434'),
    admittedAt,
    repricerReceivedDate: dayOf('050'),
    admissionType: at(cl1, 1, text),
    admissionSource: at(cl1, 2, text),
    patientStatus: at(cl1, 3, text),
    patientEstimatedDueCents: amountOf('F3'),
    investigationalDevices: referencesOf('LX'),
    autoAccidentState: referenceOf('LU'),
    peerReviewApproval: referenceOf('G4'),
    billingNote: at(segment('NTE', { 1: 'ADD' }), 2, text),
    epsdtReferral: elements(segment('CRC'), conditionsIndicator),
    principalDiagnosis: oneHealthCode('ABK', 'BK'),
    admittingDiagnosis: oneHealthCode('ABJ', 'BJ'),
    reasonsForVisit: healthCodes('APR', 'PR'),
    externalCauses: healthCodes('ABN', 'BN'),
    drg: oneHealthCode('DR'),
    otherDiagnoses: healthCodes('ABF', 'BF'),
    principalProcedure: oneHealthCode('BBR', 'BR', 'CAH'),
    otherProcedures: healthCodes('BBQ', 'BQ'),
    occurrenceSpans: healthCodes('BI'),
    occurrences: healthCodes('BH'),
    values: healthCodes('BE'),
    conditionCodes: healthCodes('BG'),
    treatmentCodes: healthCodes('TC'),
    attendingProvider: providerIn('2310A', '71', 'AT'),
    operatingPhysician: providerIn('2310B', '72'),
    otherOperatingPhysician: providerIn('2310C', 'ZZ'),
    renderingProvider: providerIn('2310D', '82'),
    serviceFacility: facilityIn('2310E'),
    referringProvider: providerIn('2310F', 'DN'),
    otherPayers: institutionalOtherPayers,
    lines: always(several('2400', institutionalLine)),
  });
