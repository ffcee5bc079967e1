import { type LoopCheck } from './loop-check.js';
import { loopsOf, type LoopRecord, segmentOf, segmentsOf } from './loop-record.js';
import { type Segment } from '../segment.js';
import { broken, odd } from './situation.js';

/** A replacement (frequency 7) or void (8) names the claim that it is about: REF F8, the payer's number from the 835. */
export const replacementNamesOriginal: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm || !['7', '8'].includes(clm.component(5, 3)) || segmentOf(claim, 'REF', 'F8')) return [];
  const message = "A replacement or void needs the payer's number of the first claim (REF F8).";
  return [broken('ORIGINAL_CLAIM_NUMBER_MISSING', clm, message, { element: 5, component: 3 })];
};

/** And only those do: REF F8 on an original claim is not asked for. */
export const originalNamesNoOther: LoopCheck = (claim) => {
  const reference = segmentOf(claim, 'REF', 'F8');
  if (!reference || segmentOf(claim, 'CLM')?.component(5, 3) !== '1') return [];
  return [odd('ORIGINAL_CLAIM_NUMBER_NOT_NEEDED', reference, 'An original claim (frequency 1) names no other one (REF F8).')];
};

/** Payers keep 20 characters of CLM01, so that only these come back. */
export const controlNumberIsKept: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm || clm.element(1).length <= 20) return [];
  const message = 'Payers keep 20 characters of the patient control number; a longer one does not come back whole.';
  return [odd('PATIENT_CONTROL_NUMBER_TOO_LONG', clm, message, { element: 1 })];
};

/** An accident has its date (DTP 439), a car accident also its state. */
export const accidentIsDescribed: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm) return [];
  const causes = [1, 2].map((component) => clm.component(11, component));
  const place = { element: 11 };
  return [
    ...(causes.some((cause) => cause === 'AA' || cause === 'OA') && !segmentOf(claim, 'DTP', '439')
      ? [broken('ACCIDENT_DATE_MISSING', clm, 'A claim for an accident needs the date of the accident (DTP 439).', place)]
      : []),
    ...(causes.includes('AA') && clm.component(11, 4) === '' && clm.component(11, 5) === ''
      ? [broken('ACCIDENT_STATE_MISSING', clm, 'A claim for a car accident needs its state or country.', place)]
      : []),
  ];
};

/** Lines of a claim are numbered 1, 2, 3 … without gaps. */
export const linesAreNumbered: LoopCheck = (claim) =>
  loopsOf(claim, '2400')
    .flatMap((line) => segmentOf(line, 'LX') ?? [])
    .filter((lx, index) => lx.element(1) !== String(index + 1))
    .slice(0, 1)
    .map((lx) => odd('LINE_NUMBER_OUT_OF_SEQUENCE', lx, 'The lines of a claim are numbered 1, 2, 3 and so on.', { element: 1 }));

/** An inpatient place of service (21) has its day of admission. */
export const inpatientClaimHasAdmission: LoopCheck = (claim) => {
  const clm = segmentOf(claim, 'CLM');
  if (!clm || clm.component(5, 1) !== '21' || segmentOf(claim, 'DTP', '435')) return [];
  const message = 'Services to an inpatient need the day of admission (DTP 435).';
  return [odd('ADMISSION_DATE_MISSING', clm, message, { element: 5, component: 1 })];
};

/** Every diagnosis that a line points to stands in the claim. */
export const pointersHaveDiagnoses: LoopCheck = (claim) => {
  const count = diagnosisPlaces(claim).filter(({ qualifier }) => pointedQualifiers.has(qualifier)).length;
  if (count === 0) return [];
  return loopsOf(claim, '2400').flatMap((line) => {
    const service = segmentOf(line, 'SV1') ?? segmentOf(line, 'SV3');
    if (!service) return [];
    const element = service.id === 'SV1' ? 7 : 11;
    return service
      .element(element)
      .split(service.delimiters.component)
      .flatMap((pointer, index) => (Number(pointer) > count ? [index + 1] : []))
      .map((component) =>
        broken('POINTER_WITHOUT_DIAGNOSIS', service, 'The line points to a diagnosis that the claim does not have.', {
          element,
          component,
        }),
      );
  });
};

/**
 * Diagnosis codes are written without their point, and are all of one edition: ICD-10 (ABK, ABF …) or ICD-9 (BK, BF …). Dental codes (TQ)
 * may stand beside either.
 */
export const diagnosesAreWrittenRight: LoopCheck = (claim) => {
  const places = diagnosisPlaces(claim);
  const icd = places.filter(({ qualifier }) => qualifier !== 'TQ');
  const stranger = icd.find(({ qualifier }) => qualifier.startsWith('A') !== icd[0]?.qualifier.startsWith('A'));
  return [
    ...places
      .filter(({ code }) => code.includes('.'))
      .map(({ segment, element }) =>
        broken('DIAGNOSIS_WITH_POINT', segment, 'A diagnosis code is written without its point.', { element, component: 2 }),
      ),
    ...(stranger
      ? [
          broken('DIAGNOSES_OF_TWO_EDITIONS', stranger.segment, 'ICD-9 and ICD-10 codes never stand in one claim.', {
            element: stranger.element,
            component: 1,
          }),
        ]
      : []),
  ];
};

const diagnosisQualifiers = new Set(['ABK', 'BK', 'ABF', 'BF', 'ABJ', 'BJ', 'APR', 'PR', 'ABN', 'BN', 'TQ']);

/** Those that the pointers of a line count. */
const pointedQualifiers = new Set(['ABK', 'BK', 'ABF', 'BF', 'TQ']);

interface DiagnosisPlace {
  readonly segment: Segment;
  readonly element: number;
  readonly qualifier: string;
  readonly code: string;
}

function diagnosisPlaces(claim: LoopRecord): DiagnosisPlace[] {
  const places: DiagnosisPlace[] = [];
  for (const segment of claim.segments) {
    if (segment.id !== 'HI') continue;
    for (let element = 1; element <= segment.elementCount; element++) {
      const qualifier = segment.component(element, 1);
      const code = segment.component(element, 2);
      if (code !== '' && diagnosisQualifiers.has(qualifier)) places.push({ segment, element, qualifier, code });
    }
  }
  return places;
}

/** Paper that comes by mail, fax or file carries a control number (PWK05, 06) by which it is found. */
export const attachmentsHaveNumbers: LoopCheck = (record) =>
  segmentsOf(record, 'PWK')
    .filter((pwk) => ['BM', 'EL', 'EM', 'FT', 'FX'].includes(pwk.element(2)) && pwk.element(6) === '')
    .map((pwk) =>
      broken('ATTACHMENT_NUMBER_MISSING', pwk, 'An attachment that is sent apart needs its control number.', { element: 6 }),
    );

/** An NDC has eleven digits and no hyphens. */
export const drugCodeHasElevenDigits: LoopCheck = (drug) =>
  segmentsOf(drug, 'LIN')
    .filter((lin) => lin.element(2) === 'N4' && !/^\d{11}$/.test(lin.element(3)))
    .map((lin) =>
      broken('NDC_NOT_ELEVEN_DIGITS', lin, 'A national drug code has eleven digits, 5-4-2, without hyphens.', { element: 3 }),
    );
