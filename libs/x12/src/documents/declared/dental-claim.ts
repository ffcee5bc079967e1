import { componentList } from '../../mapping/composed-codecs.js';
import { always, at, constant, each, elements, qualified, record, segment, several } from '../../mapping/fields.js';
import { cents, day, decimal, flag, oneOf, text, yesNo } from '../../mapping/plain-codecs.js';
import { marked, object, on } from '../../mapping/segment-codecs.js';
import {
  type ClaimContext,
  type DentalClaim,
  type DentalLine,
  type Orthodontics,
  type Tooth,
  type ToothStatus,
} from '../claims/index.js';
import { amountOf, dayOf, periodOf, procedure, qualifiedDay } from './amounts.js';
import { claimFacts, clm, lineFacts, patientSignatureByProvider } from './claim-facts.js';
import { claimLocation, contract, fileInformation, healthCodes, lineReferences, relatedCauses } from './claim-parts.js';
import { dentalOtherPayers } from './claim-payers.js';
import { facilityIn, providerIn, referringProvidersIn } from './claim-providers.js';
import { diagnosisPointers } from './diagnosis-pointers.js';
import { referenceOf } from './references.js';

const sv3 = segment('SV3');

const codes = componentList<string>(
  (read) => (read === '' ? undefined : read),
  (value) => value,
);

const dentalLine = () =>
  record<DentalLine>(
    {
      ...lineFacts({ repriced: '9A', adjusted: '9C' }),
      procedure: at(sv3, 1, procedure),
      chargeCents: at(sv3, 2, cents),
      placeOfService: at(sv3, 3, text),
      oralCavities: at(sv3, 4, codes),
      prosthesis: at(sv3, 5, text),
      quantity: at(sv3, 6, decimal),
      diagnosisPointers: at(sv3, 11, diagnosisPointers),
      teeth: each(segment('TOO', { 1: 'JP' }), object<Tooth>({ number: on(2, text), surfaces: on(3, codes) })),
      priorPlacement: elements(qualified('DTP', '139', '441'), qualifiedDay),
      appliancePlacementDate: dayOf('452'),
      replacementDate: dayOf('446'),
      treatmentStartDate: dayOf('196'),
      treatmentCompletionDate: dayOf('198'),
      contract,
      predeterminationNumbers: lineReferences('G3'),
      priorAuthorizations: lineReferences('G1'),
      referralNumbers: lineReferences('9F'),
      salesTaxCents: amountOf('T'),
      fileInformation,
      renderingProvider: providerIn('2420A', '82'),
      assistantSurgeon: providerIn('2420B', 'DD', 'AS'),
      supervisingProvider: providerIn('2420C', 'DQ'),
      serviceFacility: facilityIn('2420D'),
    },
    { counter: 'LX' },
  );

/** DN1. */
const orthodontics = elements(
  segment('DN1'),
  object<Orthodontics>({ months: on(1, decimal), remainingMonths: on(2, decimal), indicator: on(4, text) }),
);

/** DN2. */
const toothStatuses = each(
  segment('DN2', { 6: 'JP' }),
  object<ToothStatus>({ number: on(1, text), status: on(2, oneOf('E', 'M')) }),
);

/** 2300 of the 837D. */
export const dentalClaim = () =>
  record<Omit<DentalClaim, keyof ClaimContext>>({
    kind: constant('dental'),
    ...claimFacts('B'),
    placeOfService: at(clm, 5, claimLocation(1, 'B')),
    providerSignatureOnFile: at(clm, 6, yesNo),
    patientSignatureByProvider,
    relatedCauses: at(clm, 11, relatedCauses),
    specialProgram: at(clm, 12, text),
    predetermination: at(clm, 19, flag('PB')),
    accidentDate: dayOf('439'),
    appliancePlacementDates: each(segment('DTP', { 1: '452' }), marked(2, 'D8', 3, day)),
    servicePeriod: periodOf('472'),
    repricerReceivedDate: dayOf('050'),
    orthodontics,
    toothStatuses,
    predeterminationNumber: referenceOf('G3'),
    patientPaidCents: amountOf('F5'),
    diagnoses: healthCodes('ABK', 'BK', 'TQ'),
    referringProviders: referringProvidersIn('2310A', 'RF'),
    renderingProvider: providerIn('2310B', '82'),
    serviceFacility: facilityIn('2310C'),
    assistantSurgeon: providerIn('2310D', 'DD', 'AS'),
    supervisingProvider: providerIn('2310E', 'DQ'),
    otherPayers: dentalOtherPayers,
    lines: always(several('2400', dentalLine)),
  });
