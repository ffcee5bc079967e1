import { type LoopCheck } from './loop-check.js';
import { codedSegments, loopOf, type LoopRecord, segmentOf } from './loop-record.js';
import { broken, odd } from './situation.js';

/** Facility types (the first two digits of the type of bill) whose patients are inpatients: hospital, swing bed, nursing facility. */
const inpatientFacilities = ['11', '18', '21'];

function isInpatient(claim: LoopRecord): boolean {
  return inpatientFacilities.includes(segmentOf(claim, 'CLM')?.component(5, 1) ?? '');
}

/** An inpatient claim has its admission: day, type and source, and the diagnosis at admission. */
export const inpatientStayIsDescribed: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm || !isInpatient(claim)) return [];
  const codes = segmentOf(claim, 'CL1');
  const place = { element: 5, component: 1 };
  return [
    ...(segmentOf(claim, 'DTP', '435')
      ? []
      : [broken('ADMISSION_DATE_MISSING', clm, 'An inpatient claim needs the day of admission (DTP 435).', place)]),
    ...(codes && codes.element(1) === ''
      ? [broken('ADMISSION_TYPE_MISSING', codes, 'An inpatient claim needs the type of admission.', { element: 1 })]
      : []),
    ...(codes && codes.element(2) === ''
      ? [odd('ADMISSION_SOURCE_MISSING', codes, 'An inpatient claim needs the point of origin.', { element: 2 })]
      : []),
    ...(codedSegments(claim, 'HI', 'ABJ', 'BJ').length > 0
      ? []
      : [odd('ADMITTING_DIAGNOSIS_MISSING', clm, 'An inpatient claim needs the admitting diagnosis.', place)]),
  ];
};

/** Inpatient claims name the attending provider. */
export const attendingProviderIsNamed: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm || !isInpatient(claim) || loopOf(claim, '2310A')) return [];
  return [
    broken('ATTENDING_PROVIDER_MISSING', clm, 'An inpatient claim names its attending provider.', { element: 5, component: 1 }),
  ];
};

/** A claim with a surgical procedure names who operated. */
export const operatingPhysicianIsNamed: LoopCheck = (claim) => {
  const [procedure] = codedSegments(claim, 'HI', 'BBR', 'BR');
  if (!procedure || loopOf(claim, '2310B')) return [];
  return [odd('OPERATING_PHYSICIAN_MISSING', procedure, 'A claim with a principal procedure names the operating physician.')];
};
