import { isBillOfStay } from '@claimstream/kernel';
import { type LoopCheck } from './loop-check.js';
import { codedSegments, loopOf, loopsOf, type LoopRecord, segmentOf } from './loop-record.js';
import { broken, odd } from './situation.js';

/** Whether the claim is that of a stay: CLM05-1 is the beginning of its type of bill. */
const isInpatient = (claim: LoopRecord): boolean => isBillOfStay(segmentOf(claim, 'CLM')?.component(5, 1) ?? '');

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

/** The bill that ends an inpatient stay (frequency 1 or 4, the patient no longer there) has the hour of discharge. */
export const dischargeHasHour: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  const codes = segmentOf(claim, 'CL1');
  if (!clm || !codes || !isInpatient(claim) || !['1', '4'].includes(clm.component(5, 3))) return [];
  if (codes.element(3) === stillPatient || segmentOf(claim, 'DTP', '096')) return [];
  return [
    odd('DISCHARGE_HOUR_MISSING', codes, 'The final bill of an inpatient stay has the hour of discharge (DTP 096).', {
      element: 3,
    }),
  ];
};

const stillPatient = '30';

/** Admitting diagnosis and procedures (HI BBR) are an inpatient's, reasons for the visit an outpatient's. */
export const codesFitStay: LoopCheck = (claim) => {
  const misplaced = isInpatient(claim)
    ? codedSegments(claim, 'HI', 'APR', 'PR')
    : codedSegments(claim, 'HI', 'ABJ', 'BJ', 'BBR', 'BR', 'BBQ', 'BQ');
  const message = isInpatient(claim)
    ? "The patient's reason for the visit is of outpatients."
    : 'The admitting diagnosis and ICD procedures are of inpatients.';
  return misplaced.map((codes) => odd('CODES_OF_ANOTHER_STAY', codes, message, { element: 1, component: 1 }));
};

/** A line of an outpatient claim of several days has its date. */
export const outpatientLinesAreDated: LoopCheck = (claim) => {
  const [from, to] = (segmentOf(claim, 'DTP', '434')?.element(3) ?? '').split('-');
  if (isInpatient(claim) || to === undefined || from === to) return [];
  return loopsOf(claim, '2400')
    .filter((line) => !segmentOf(line, 'DTP', '472'))
    .flatMap((line) => segmentOf(line, 'SV2') ?? [])
    .map((service) => odd('LINE_DATE_MISSING', service, 'A line of an outpatient claim of several days has its date (DTP 472).'));
};

/** Inpatient claims name the attending provider, and so do outpatient ones but for those of scheduled transport alone (revenue 054x). */
export const attendingProviderIsNamed: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm || loopOf(claim, '2310A')) return [];
  const code = 'ATTENDING_PROVIDER_MISSING';
  const place = { element: 5, component: 1 };
  if (isInpatient(claim)) return [broken(code, clm, 'An inpatient claim names its attending provider.', place)];
  const isTransport = loopsOf(claim, '2400').every((line) => segmentOf(line, 'SV2')?.element(1).startsWith('054'));
  return isTransport ? [] : [odd(code, clm, 'A claim for more than transport names its attending provider.', place)];
};

/** A claim with a surgical procedure names who operated. */
export const operatingPhysicianIsNamed: LoopCheck = (claim) => {
  const [procedure] = codedSegments(claim, 'HI', 'BBR', 'BR');
  if (!procedure || loopOf(claim, '2310B')) return [];
  return [odd('OPERATING_PHYSICIAN_MISSING', procedure, 'A claim with a principal procedure names the operating physician.')];
};
