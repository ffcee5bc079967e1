import { type LoopCheck } from './loop-check.js';
import { loopOf, segmentOf } from './loop-record.js';
import { broken, odd } from './situation.js';

/** SBR02 is 18 when the subscriber is the patient, and then claims hang under the subscriber; else a patient level follows. */
export const patientIsSubscriberOrFollows: LoopCheck = (subscriber) => {
  const sbr = segmentOf(subscriber, 'SBR');
  if (!sbr) return [];
  const isPatient = sbr.element(2) === '18';
  if (isPatient && subscriber.seen.includes('2000C')) {
    return [broken('PATIENT_UNDER_SELF', sbr, 'The subscriber is the patient, and another patient follows.', { element: 2 })];
  }
  if (!isPatient && subscriber.seen.includes('2300')) {
    return [
      broken('CLAIM_UNDER_WRONG_LEVEL', sbr, 'The claim stands under a subscriber who is not said to be the patient.', {
        element: 2,
      }),
    ];
  }
  if (!subscriber.seen.includes('2000C') && !subscriber.seen.includes('2300')) {
    return [broken('SUBSCRIBER_WITHOUT_CLAIM', sbr, 'Neither a claim nor a patient follows the subscriber.')];
  }
  return [];
};

/** Address, birth date and gender of the subscriber are sent when the subscriber is the patient. */
export const subscriberWhoIsPatientIsDescribed: LoopCheck = (subscriber) => {
  const sbr = segmentOf(subscriber, 'SBR');
  const name = loopOf(subscriber, '2010BA');
  const nm1 = name && segmentOf(name, 'NM1');
  if (!name || !nm1 || sbr?.element(2) !== '18') return [];
  return descriptions
    .filter(({ id }) => !segmentOf(name, id))
    .map(({ id, code }) => broken(code, nm1, `The subscriber is the patient: ${id} is required.`));
};

const descriptions = [
  { id: 'N3', code: 'SUBSCRIBER_STREET_MISSING' },
  { id: 'N4', code: 'SUBSCRIBER_CITY_MISSING' },
  { id: 'DMG', code: 'SUBSCRIBER_BIRTH_DATE_MISSING' },
];

/** SBR04 names the group only where it has no number (SBR03); of the subscriber (2000B) and of other ones (2320). */
export const groupIsNamedOrNumbered: LoopCheck = (record) => {
  const sbr = segmentOf(record, 'SBR');
  if (!sbr || sbr.element(3) === '' || sbr.element(4) === '') return [];
  return [odd('GROUP_NAME_AND_NUMBER', sbr, 'A group that has a number (SBR03) is not named (SBR04).', { element: 4 })];
};

/** A professional claim says why Medicare, where it pays after another, is not primary. */
export const medicareHasReason: LoopCheck = (record) => {
  const sbr = segmentOf(record, 'SBR');
  if (!sbr || !['MA', 'MB'].includes(sbr.element(9)) || sbr.element(5) !== '' || ['P', 'U'].includes(sbr.element(1))) return [];
  return [odd('MEDICARE_REASON_MISSING', sbr, 'Medicare is not the primary payer: SBR05 says why.', { element: 5 })];
};

/** SBR05 says why Medicare is not primary, and nothing else. */
export const medicareReasonIsForMedicare: LoopCheck = (subscriber) => {
  const sbr = segmentOf(subscriber, 'SBR');
  if (!sbr || sbr.element(5) === '') return [];
  if (['MA', 'MB'].includes(sbr.element(9)) && sbr.element(1) !== 'P') return [];
  return [odd('MEDICARE_REASON_NOT_NEEDED', sbr, 'SBR05 is for Medicare when it is not the primary payer.', { element: 5 })];
};
