import { guide, loop, many, R, S, segment } from '../grammar/dsl.js';
import {
  benefitInformation,
  deliveryPatterns,
  insuranceTypes,
  militaryRanks,
  patientRelationships,
  serviceTypes,
  timePeriods,
} from './shared/code-lists.js';
import {
  demographicsIfKnown,
  dependentName,
  diagnoses,
  diagnosisPointers,
  informationReceiverIds,
  informationReceiverName,
  informationReceiverSpecialty,
  informationSourceName,
  product,
  providerInformation,
  subscriberName,
} from './shared/eligibility.js';
import { optionalName } from './shared/parties.js';
import { city, dateOrPeriod, header, level, street, trailer } from './shared/segments.js';

/** HSD05: the year, month, visit and the like that something is counted over. */
const deliveryPeriods = '6 7 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35';

const providerRoles = 'AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SB SK SU';

/** PER of the payer or of somebody whom a benefit leads to. */
const contact = (name: string, ways: string) =>
  segment('PER', name, S, 3, { 1: R.of('IC'), 2: S, 3: S.of(ways), 4: S, 5: S.of(ways, 'EX'), 6: S, 7: S.of(ways, 'EX'), 8: S });

/** AAA: why the payer cannot answer at this level, and what the asker should do. */
const rejection = (name: string, reasons: string, followUps: string) =>
  segment('AAA', name, S, 9, { 1: R.of('N Y'), 3: R.of(reasons), 4: R.of(followUps) });

/** TRN01 is 1 for a trace of the answering side and 2 for the one that came with the question. */
const trace = (name: string) => segment('TRN', name, S, 3, { 1: R.of('1 2'), 2: R, 3: R, 4: S });

const ids = (name: string, qualifiers: string) => segment('REF', name, S, 9, { 1: R.of(qualifiers), 2: R, 3: S });

const relationship = (name: string, subscriber: string, codes: string) =>
  segment('INS', name, S, 1, { 1: R.of(subscriber), 2: R.of(codes), 3: S.of('001'), 4: S.of('25'), 17: S });

const planDates = '096 102 152 291 307 318 340 341 342 343 346 347 356 357 382 435 442 458 472 539 540 636 771';
const benefitDates = '096 193 194 198 290 291 292 295 304 307 318 346 348 349 356 357 435 472 636 771';

const military = (name: string) =>
  segment('MPI', name, S, 9, {
    1: R.of('A C L O P S T'),
    2: R.of('AE AO AS AT AU CC DD HD IR LX PE RE RM RR RU'),
    3: R.of('A B C D E F G H I J K L M N O Q R S U W'),
    4: S.of('00 01 06 08 11 13 15 18 22 49 52'),
    5: S.of(militaryRanks),
    6: S.of('D8 RD8'),
    7: S,
  });

/** One line of the answer (2110) and whom it leads to: for the subscriber (C) or a dependent (D). */
const benefit = <const Level extends 'C' | 'D'>(level: Level, who: string, coverageLevels: string) =>
  loop(`2110${level}`, `${who} Eligibility or Benefit Information`, S, many, [
    segment('EB', `${who} Eligibility or Benefit Information`, R, 1, {
      1: R.of(benefitInformation),
      2: S.of(coverageLevels),
      3: S.of(serviceTypes).times(99),
      4: S.of(insuranceTypes),
      5: S,
      6: S.of(timePeriods),
      7: S,
      8: S,
      9: S.of('8H 99 CA CE D3 DB DY HS LA LE M2 MN P6 QA S7 S8 VS YY'),
      10: S,
      11: S.of('N U Y'),
      12: S.of('N U W Y'),
      13: S.composite({ ...product, 8: S }),
      14: S.composite(diagnosisPointers),
    }),
    segment('HSD', 'Health Care Services Delivery', S, 9, {
      1: S.of('DY FL HS MN VS'),
      2: S,
      3: S.of('DA MO VS WK YR'),
      4: S,
      5: S.of(deliveryPeriods),
      6: S,
      7: S.of(deliveryPatterns),
      8: S.of('A B C D E F G Y'),
    }),
    ids(`${who} Additional Identification`, '18 1L 1W 49 6P 9F ALS CLI F6 FO G1 IG M7 N6 NQ'),
    dateOrPeriod(`${who} Eligibility/Benefit Date`, S, 20, benefitDates),
    rejection(
      `${who} Request Validation`,
      '15 33 52 53 54 55 56 57 60 61 62 63 69 70 98 AA AE AF AG AO CI E8 IA MA',
      'C N R W X Y',
    ),
    segment('MSG', 'Message Text', S, 10, { 1: R }),
    loop(`2115${level}`, `${who} Eligibility or Benefit Additional Information`, S, 10, [
      segment('III', `${who} Eligibility or Benefit Additional Information`, R, 1, {
        1: S.of('GR NI ZZ'),
        2: S,
        3: S.of('44'),
        4: S,
      }),
    ]),
    loop(`2120${level}`, 'Loop Header', S, 1, [
      segment('LS', 'Loop Header', R, 1, { 1: R.of('2120') }),
      relatedEntity(level, who),
      segment('LE', 'Loop Trailer', R, 1, { 1: R.of('2120') }),
    ]),
  ]);

/** Whom a benefit line leads to (2120): primary care provider, other payer, group, gateway provider. */
const relatedEntity = <const Level extends 'C' | 'D'>(level: Level, who: string) =>
  loop(`2120${level}`, `${who} Benefit Related Entity Name`, S, 23, [
    segment('NM1', `${who} Benefit Related Entity Name`, R, 1, {
      1: R.of('13 1I 1P 2B 36 73 FA GP GW I3 IL LR OC P3 P4 P5 PR PRP SEP TTP VER VN VY X3 Y2'),
      2: R.of('1 2'),
      ...optionalName,
      8: S.of('24 34 46 FA FI II MI NI PI PP SV XV XX'),
      9: S,
      10: S,
    }),
    street(`${who} Benefit Related Entity Address`, S),
    segment('N4', `${who} Benefit Related Entity City, State, ZIP Code`, S, 1, {
      1: R,
      2: S.external('state'),
      3: S,
      4: S.external('country'),
      5: S.of('RJ'),
      6: S,
      7: S,
    }),
    contact(`${who} Benefit Related Entity Contact Information`, 'ED EM FX TE UR WP'),
    segment('PRV', `${who} Benefit Related Provider Information`, S, 1, { 1: R.of(providerRoles), 2: S.of('PXC'), 3: S }),
  ]);

/** Health Care Eligibility Benefit Response, 005010X279A1. */
export const guide271 = guide({
  id: '005010X279A1',
  accepts: ['005010X279'],
  transaction: '271',
  functionalId: 'HB',
  name: 'Health Care Eligibility Benefit Response',
  body: [
    header('271', '005010X279A1'),
    segment('BHT', 'Beginning of Hierarchical Transaction', R, 1, { 1: R.of('0022'), 2: R.of('06 11'), 3: S, 4: R, 5: R }),
    loop('2000A', 'Information Source Level', R, many, [
      level('Information Source Level', '20', { parent: false, children: '0 1' }),
      rejection('Request Validation', '04 41 42 79', 'C N P R S Y'),
      loop('2100A', 'Information Source Name', R, 1, [
        informationSourceName,
        contact('Information Source Contact Information', 'ED EM FX TE UR'),
        rejection('Request Validation', '04 41 42 79 80 T4', 'C N P R S W X Y'),
      ]),
      loop('2000B', 'Information Receiver Level', S, many, [
        level('Information Receiver Level', '21', { parent: true, children: '0 1' }),
        loop('2100B', 'Information Receiver Name', R, many, [
          informationReceiverName(optionalName),
          informationReceiverIds,
          street('Information Receiver Address', S),
          city('Information Receiver City, State, ZIP Code', S),
          rejection('Information Receiver Request Validation', '15 41 43 44 45 46 47 48 50 51 79 97 T4', 'C N R S W X Y'),
          informationReceiverSpecialty,
        ]),
        loop('2000C', 'Subscriber Level', S, many, [
          level('Subscriber Level', '22', { parent: true, children: '0 1' }),
          trace('Subscriber Trace Number'),
          loop('2100C', 'Subscriber Name', R, 1, [
            subscriberName,
            ids('Subscriber Additional Information', '18 1L 1W 3H 49 6P CE CT EA EJ F6 GH HJ IF IG N6 NQ Q4 SY Y4'),
            street('Subscriber Address', S),
            city('Subscriber City, State, ZIP Code', S),
            rejection(
              'Subscriber Request Validation',
              '15 35 42 43 45 47 48 49 51 52 56 57 58 60 61 62 63 71 72 73 74 75 76 78',
              'C N R S W X Y',
            ),
            providerInformation('PXC'),
            demographicsIfKnown('Subscriber Demographic Information', 'F M U'),
            relationship('Subscriber Relationship', 'Y', '18'),
            diagnoses('Subscriber Health Care Diagnosis Code'),
            dateOrPeriod('Subscriber Date', S, 9, planDates),
            military('Subscriber Military Personnel Information'),
            benefit('C', 'Subscriber', 'CHD DEP ECH EMP ESP FAM IND SPC SPO'),
          ]),
          loop('2000D', 'Dependent Detail', S, many, [
            level('Dependent Level', '23', { parent: true, children: '0' }),
            trace('Dependent Trace Number'),
            loop('2100D', 'Dependent Name', R, many, [
              dependentName,
              ids('Dependent Additional Identification', '18 1L 1W 49 6P CE CT EA EJ F6 GH HJ IF IG MRC N6 NQ Q4 SY Y4'),
              street('Dependent Address', S),
              city('Dependent City, State, ZIP Code', S),
              rejection(
                'Dependent Request Validation',
                '15 35 42 43 45 47 48 49 51 52 56 57 58 60 61 62 63 64 65 66 67 68 71 77',
                'C N R S W X Y',
              ),
              providerInformation('PXC'),
              demographicsIfKnown('Dependent Demographic Information', 'F M U'),
              relationship('Dependent Relationship', 'N', patientRelationships),
              diagnoses('Dependent Health Care Diagnosis Code'),
              dateOrPeriod('Dependent Date', S, 9, planDates),
              military('Dependent Military Personnel Information'),
              benefit('D', 'Dependent', 'CHD DEP ECH ESP FAM IND SPC SPO'),
            ]),
          ]),
        ]),
      ]),
    ]),
    trailer,
  ],
});
