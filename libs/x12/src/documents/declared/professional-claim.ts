import { always, at, constant, each, record, segment, several } from '../../mapping/fields.js';
import { cents, decimal, flag, oneOf, text, yesNo } from '../../mapping/plain-codecs.js';
import { type ClaimContext, type ProfessionalClaim, type ProfessionalLine } from '../claims/index.js';
import { amountOf, dayOf, periodOf, procedure } from './amounts.js';
import { claimFacts, clm, patientSignatureByProvider } from './claim-facts.js';
import {
  ambulance,
  attachments,
  claimLocation,
  conditionsIndicator,
  disability,
  healthCodes,
  lineReferences,
  notes,
  relatedCauses,
} from './claim-parts.js';
import { lineAdjudications } from './claim-payers.js';
import { ambulanceStopIn, drugIn, facilityIn, orderingProviderIn, providerIn, referringProvidersIn } from './claim-providers.js';
import { diagnosisPointers } from './diagnosis-pointers.js';
import { referenceOf } from './references.js';

const sv1 = segment('SV1');

const professionalLine = () =>
  record<ProfessionalLine>(
    {
      procedure: at(sv1, 1, procedure),
      chargeCents: at(sv1, 2, cents),
      unit: at(sv1, 3, oneOf('UN', 'MJ')),
      quantity: at(sv1, 4, decimal),
      placeOfService: at(sv1, 5, text),
      diagnosisPointers: always(at(sv1, 7, diagnosisPointers)),
      emergency: at(sv1, 9, flag('Y')),
      epsdt: at(sv1, 11, flag('Y')),
      familyPlanning: at(sv1, 12, flag('Y')),
      copayExempt: at(sv1, 15, flag('0')),
      attachments,
      servicePeriod: periodOf('472'),
      prescriptionDate: dayOf('471'),
      priorAuthorizations: lineReferences('G1'),
      lineControlNumber: referenceOf('6R'),
      mammographyCertificationNumber: referenceOf('EW'),
      cliaNumber: referenceOf('X4'),
      immunizationBatchNumber: referenceOf('BT'),
      referralNumbers: lineReferences('9F'),
      notes,
      drug: drugIn('2410'),
      renderingProvider: providerIn('2420A', '82'),
      purchasedServiceProvider: providerIn('2420B', 'QB'),
      serviceFacility: facilityIn('2420C'),
      supervisingProvider: providerIn('2420D', 'DQ'),
      orderingProvider: orderingProviderIn('2420E'),
      referringProviders: referringProvidersIn('2420F'),
      adjudications: lineAdjudications,
    },
    { counter: 'LX' },
  );

/** 2300 of the 837P. */
export const professionalClaim = () =>
  record<Omit<ProfessionalClaim, keyof ClaimContext>>({
    kind: constant('professional'),
    ...claimFacts('B'),
    placeOfService: at(clm, 5, claimLocation(1, 'B')),
    providerSignatureOnFile: at(clm, 6, yesNo),
    patientSignatureByProvider,
    relatedCauses: at(clm, 11, relatedCauses),
    specialProgram: at(clm, 12, text),
    onsetDate: dayOf('431'),
    initialTreatmentDate: dayOf('454'),
    lastSeenDate: dayOf('304'),
    acuteManifestationDate: dayOf('453'),
    accidentDate: dayOf('439'),
    lastMenstrualPeriodDate: dayOf('484'),
    lastXrayDate: dayOf('455'),
    hearingVisionPrescriptionDate: dayOf('471'),
    disability,
    lastWorkedDate: dayOf('297'),
    returnToWorkDate: dayOf('296'),
    admissionDate: dayOf('435'),
    dischargeDate: dayOf('096'),
    assumedCareDate: dayOf('090'),
    relinquishedCareDate: dayOf('091'),
    firstContactDate: dayOf('444'),
    repricerReceivedDate: dayOf('050'),
    patientPaidCents: amountOf('F5'),
    medicareCrossover: referenceOf('F5'),
    mammographyCertificationNumber: referenceOf('EW'),
    cliaNumber: referenceOf('X4'),
    investigationalDevice: referenceOf('LX'),
    carePlanOversight: referenceOf('1J'),
    ambulance,
    conditions: each(segment('CRC'), conditionsIndicator),
    diagnoses: always(healthCodes('ABK', 'BK')),
    anesthesiaProcedures: healthCodes('BP'),
    conditionCodes: healthCodes('BG'),
    referringProviders: referringProvidersIn('2310A'),
    renderingProvider: providerIn('2310B', '82'),
    serviceFacility: facilityIn('2310C'),
    supervisingProvider: providerIn('2310D', 'DQ'),
    ambulancePickUp: ambulanceStopIn('2310E', 'PW'),
    ambulanceDropOff: ambulanceStopIn('2310F', '45'),
    lines: always(several('2400', professionalLine)),
  });
