import { componentList } from '../../mapping/composed-codecs.js';
import { always, at, constant, each, record, segment, several } from '../../mapping/fields.js';
import { cents, decimal, text, yesNo } from '../../mapping/plain-codecs.js';
import { object, on } from '../../mapping/segment-codecs.js';
import { type ClaimContext, type DentalClaim, type DentalLine, type Tooth } from '../claims/index.js';
import { amountOf, dayOf, periodOf, procedure } from './amounts.js';
import { claimFacts, clm, patientSignatureByProvider } from './claim-facts.js';
import { claimLocation, healthCodes, relatedCauses } from './claim-parts.js';
import { lineAdjudications } from './claim-payers.js';
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
      procedure: at(sv3, 1, procedure),
      chargeCents: at(sv3, 2, cents),
      placeOfService: at(sv3, 3, text),
      oralCavities: at(sv3, 4, codes),
      prosthesis: at(sv3, 5, text),
      quantity: at(sv3, 6, decimal),
      diagnosisPointers: at(sv3, 11, diagnosisPointers),
      teeth: each(segment('TOO', { 1: 'JP' }), object<Tooth>({ number: on(2, text), surfaces: on(3, codes) })),
      servicePeriod: periodOf('472'),
      lineControlNumber: referenceOf('6R'),
      renderingProvider: providerIn('2420A', '82'),
      adjudications: lineAdjudications,
    },
    { counter: 'LX' },
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
    accidentDate: dayOf('439'),
    servicePeriod: periodOf('472'),
    patientPaidCents: amountOf('F5'),
    diagnoses: healthCodes('ABK', 'BK', 'TQ'),
    referringProviders: referringProvidersIn('2310A'),
    renderingProvider: providerIn('2310B', '82'),
    serviceFacility: facilityIn('2310C'),
    supervisingProvider: providerIn('2310E', 'DQ'),
    lines: always(several('2400', dentalLine)),
  });
