import { R, S, segment, span } from '../../grammar/dsl.js';
import { optionalName, personName } from './parties.js';

/** What the question about eligibility (270) and its answer (271) have in common. */

export const informationSourceName = segment('NM1', 'Information Source Name', R, 1, {
  1: R.of('2B 36 GP P5 PR'),
  2: R.of('1 2'),
  ...personName,
  8: R.of('24 46 FI NI PI XV XX'),
  9: R,
});

export const informationReceiverName = (name: typeof personName | typeof optionalName) =>
  segment('NM1', 'Information Receiver Name', R, 1, {
    1: R.of('1P 2B 36 80 FA GP P5 PR'),
    2: R.of('1 2'),
    ...name,
    8: R.of('24 34 FI PI PP SV XV XX'),
    9: R,
  });

export const informationReceiverIds = segment('REF', 'Information Receiver Additional Identification', S, 9, {
  1: R.of('0B 1C 1D 1J 4A CT EL EO HPI JD N5 N7 Q4 SY TJ'),
  2: R,
  3: S,
});

export const informationReceiverSpecialty = segment('PRV', 'Information Receiver Provider Information', S, 1, {
  1: R.of('AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SB SK SU'),
  2: S.of('PXC'),
  3: S,
});

export const subscriberName = segment('NM1', 'Subscriber Name', R, 1, {
  1: R.of('IL'),
  2: R.of('1 2'),
  ...optionalName,
  8: S.of('II MI'),
  9: S,
});

export const dependentName = segment('NM1', 'Dependent Name', R, 1, { 1: R.of('03'), 2: R.of('1'), ...optionalName });

/** PRV of the provider whom the question or benefit is about. */
export const providerInformation = (idQualifiers: string) =>
  segment('PRV', 'Provider Information', S, 1, {
    1: R.of('AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SK SU'),
    2: S.of(idQualifiers),
    3: S,
  });

/** Birth date and gender, either of which may be left out. */
export const demographicsIfKnown = (name: string, genders: string) =>
  segment('DMG', name, S, 1, { 1: S.of('D8'), 2: S, 3: S.of(genders) });

/** HI: up to eight diagnoses that EQ05 or EB14 point to. */
export const diagnoses = (name: string) =>
  segment('HI', name, S, 1, {
    1: R.composite({ 1: R.of('ABK BK'), 2: R }),
    ...span(2, 8, S.composite({ 1: R.of('ABF BF'), 2: R })),
  });

/** C003: a product or procedure by code set and code, with up to four modifiers. */
export const product = { 1: R.of('AD CJ HC ID IV N4 ZZ'), 2: R, 3: S, 4: S, 5: S, 6: S };

/** C004: up to four pointers to the diagnoses of HI. */
export const diagnosisPointers = { 1: R, 2: S, 3: S, 4: S };
