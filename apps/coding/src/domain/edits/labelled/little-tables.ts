import { type CodeTables, specReleases, type SpecRows, tablesOf } from '@claimstream/code-sets';

/**
 * Tables just large enough for the labelled encounters. Codes are real ones; their words are ours, and limits, pairs and policies are made up
 * so that each rule has a case on either side of its boundary.
 */
const diagnoses: Readonly<Record<string, string>> = {
  I10: 'High blood pressure',
  E119: 'Type 2 diabetes without complications',
  E1165: 'Type 2 diabetes with high blood sugar',
  E109: 'Type 1 diabetes without complications',
  R739: 'High blood sugar',
  J189: 'Pneumonia',
  J449: 'Chronic obstructive lung disease',
  E559: 'Vitamin D deficiency',
  N186: 'End stage kidney disease',
  Z992: 'Depends on dialysis',
  G309: "Alzheimer's disease",
  G20A1: "Parkinson's disease",
  F0280: 'Dementia in diseases classified elsewhere',
  H42: 'Glaucoma in diseases classified elsewhere',
  I501: 'Failure of the left ventricle of the heart',
  M1711: 'Arthritis of the right knee',
  M1712: 'Arthritis of the left knee',
  M170: 'Arthritis of both knees',
  M25561: 'Pain in right knee',
  M25562: 'Pain in left knee',
  M25569: 'Pain in unspecified knee',
  H2511: 'Age-related cataract, right eye',
  H2512: 'Age-related cataract, left eye',
  H2513: 'Age-related cataract, bilateral',
  R1031: 'Pain in the right lower quadrant',
  L0291: 'Skin abscess',
  L570: 'Keratosis from sun',
  L84: 'Corns',
  K635: 'Polyp of the colon',
  K921: 'Blood in the stool',
  S52501A: 'Fracture of the lower end of the right radius, first care',
  S52501D: 'Fracture of the lower end of the right radius, healing',
  S52501S: 'Fracture of the lower end of the right radius, sequela',
  W010XXA: 'Fall on one level, first care',
  W010XXD: 'Fall on one level, later care',
  Y929: 'Place not said',
  C50911: 'Tumor of the right breast',
  Z5111: 'Chemotherapy visit',
  Z0000: 'Adult examination',
  Z00129: 'Examination of a child',
  Z006: 'Examination in research',
  Z23: 'Vaccination',
  Z1231: 'Mammogram to look for tumors',
  Z125: 'Test to look for a tumor of the prostate',
  Z7901: 'Takes blood thinners',
  P599: 'Jaundice of a newborn',
  R54: 'Frailty of old age',
  O80: 'Delivery without complications',
  Z370: 'One child born alive',
  N400: 'Enlarged prostate',
  N830: 'Cyst of the ovary',
  QA00101: 'A disorder of development by one gene',
};

const categories: readonly string[] = [
  'E11',
  'E10',
  'M17',
  'M2556',
  'S52',
  'S525',
  'S5250',
  'S52501',
  'W01',
  'W010',
  'QA0',
  'QA00',
  'F02',
  'G35',
];

const exempt = ['Z992', 'Z7901', 'W010XXA', 'Y929', 'O80', 'Z370', 'Z0000'];

const limits: SpecRows['mce'] = [
  { code: 'F0280', manifestation: true },
  { code: 'H42', manifestation: true },
  { code: 'P599', ageFrom: 0, ageTo: 0 },
  { code: 'Z00129', ageFrom: 0, ageTo: 17 },
  { code: 'Z0000', ageFrom: 15, ageTo: 124 },
  { code: 'R54', ageFrom: 15, ageTo: 124 },
  { code: 'O80', ageFrom: 9, ageTo: 64, sex: 'F' },
  { code: 'N830', sex: 'F' },
  { code: 'N400', sex: 'M' },
];

const tabular: SpecRows['icd-10-cm-tabular'] = {
  notes: [
    { place: 'E11', kind: 'excludes1', targets: 'E10*' },
    { place: 'R739', kind: 'excludes1', targets: 'E08..E13' },
    { place: 'J44', kind: 'excludes1', targets: 'J42*' },
    { place: 'F02', kind: 'codeFirst', targets: 'G30* G20*' },
  ],
};

const visits = [
  ...['99202', '99203', '99204', '99205', '99211', '99212', '99213', '99214', '99215', '99385'],
  ...['99221', '99222', '99223', '99231', '99232', '99233', '99234', '99235', '99236', '99238', '99239'],
  ...['99281', '99282', '99283', '99284', '99285', '99291', '99292', '92014'],
];

const otherProcedures = [
  ...['20610', '20600', '29881', '29880', '27447', '11042', '97597', '17000', '17003', '17004', '11055', '10060', '12001'],
  ...[
    '45378',
    '45380',
    '45385',
    '66984',
    '69210',
    '93000',
    '84165',
    '85060',
    '93005',
    '97110',
    '93010',
    '71046',
    '85025',
    '85027',
    '80053',
    '80048',
    '36415',
  ],
  ...['90471', '90472', '96372', '0054T', '76937', '36556', '82306', '83036', '84153', '77067', '90791', '59400'],
];

const hcpcs = [
  'J1885',
  'G0463',
  'G2211',
  'A4253',
  'L1832',
  'G0439',
  'GA',
  'GX',
  'GY',
  'GZ',
  'LT',
  'RT',
  'E1',
  'E3',
  'FA',
  'F5',
  'TA',
  'T5',
  'XE',
  'XS',
  'XP',
  'XU',
  'AS',
  'TC',
  'KX',
  'LC',
  'CR',
];

const cptModifiers = [
  '24',
  '25',
  '26',
  '27',
  '50',
  '54',
  '55',
  '56',
  '57',
  '58',
  '59',
  '62',
  '66',
  '76',
  '77',
  '78',
  '79',
  '80',
  '81',
  '82',
  '91',
];

const pairs: SpecRows['ncci-ptp-practitioner'] = [
  { columnOne: '11042', columnTwo: '97597' },
  { columnOne: '11042', columnTwo: '99213' },
  { columnOne: '29881', columnTwo: '20610' },
  { columnOne: '29880', columnTwo: '29881' },
  { columnOne: '45385', columnTwo: '45380' },
  { columnOne: '80053', columnTwo: '80048', indicator: 0 },
  { columnOne: '93000', columnTwo: '93005', indicator: 0 },
  { columnOne: '17000', columnTwo: '11055' },
  { columnOne: '11042', columnTwo: '17000', indicator: 9 },
  { columnOne: '10060', columnTwo: '12001', from: '2020-01-01', deletedOn: '2026-01-01' },
  { columnOne: '12001', columnTwo: '11042', from: '2026-07-01' },
  { columnOne: '12001', columnTwo: '97597' },
  { columnOne: '85025', columnTwo: '85027' },
];

const outpatientPairs: SpecRows['ncci-ptp-outpatient'] = [
  { columnOne: '11042', columnTwo: '97597' },
  { columnOne: '29881', columnTwo: '20610', indicator: 0 },
  { columnOne: '11042', columnTwo: 'G0463' },
];

const addOns: SpecRows['ncci-add-on'] = [
  { code: '17003', primary: '17000' },
  { code: '99292', primary: '99291' },
  { code: '90472', primary: '90471' },
  { code: '0054T', type: 2 },
  { code: '76937', primary: '36556', type: 3 },
];

const practitionerLimits: SpecRows['mue-practitioner'] = [
  { code: '20610', units: 2, adjudication: 3 },
  { code: '97597', units: 1, adjudication: 2 },
  { code: '93010', units: 3, adjudication: 1 },
  { code: 'J1885', units: 8, adjudication: 3 },
  { code: '36415', units: 2, adjudication: 3 },
  { code: '17004', units: 1, adjudication: 2 },
  { code: 'L1832', units: 0, adjudication: 2 },
];

const feeSchedule: SpecRows['mpfs-rvu'] = [
  { code: '20610', globalDays: '000', bilateral: '1', assistant: '1' },
  { code: '20600', globalDays: '000', bilateral: '1' },
  { code: '29881', globalDays: '090', bilateral: '1', assistant: '1', coSurgeons: '0' },
  { code: '27447', globalDays: '090', bilateral: '1', assistant: '2', coSurgeons: '1', teamSurgery: '0' },
  { code: '66984', globalDays: '090', bilateral: '1', assistant: '0', coSurgeons: '2', teamSurgery: '9' },
  { code: '17000', globalDays: '010', bilateral: '0' },
  { code: '10060', globalDays: '010', bilateral: '0', assistant: '9' },
  { code: '11042', globalDays: '000', bilateral: '0' },
  { code: '12001', globalDays: '000', bilateral: '0' },
  { code: '45385', globalDays: '000', bilateral: '0' },
  { code: '69210', globalDays: '000', bilateral: '2' },
  { code: '17003', globalDays: 'ZZZ' },
  { code: '59400', globalDays: 'MMM' },
  { code: '71046', globalDays: 'XXX', bilateral: '3', professionalTechnical: '1' },
  { code: '93000', globalDays: 'XXX', professionalTechnical: '4' },
  { code: '93005', globalDays: 'XXX', professionalTechnical: '3' },
  { code: '93010', globalDays: 'XXX', professionalTechnical: '2' },
  { code: '96372', globalDays: 'XXX', professionalTechnical: '5' },
  { code: '84165', globalDays: 'XXX', statusCode: 'X', professionalTechnical: '9' },
  { code: '84165', globalDays: 'XXX', modifier: '26', professionalTechnical: '6' },
  { code: '97110', globalDays: 'XXX', professionalTechnical: '7' },
  { code: '85060', globalDays: 'XXX', professionalTechnical: '8' },
  { code: '99213', globalDays: 'XXX', bilateral: '0' },
];

const policies = [
  { policyId: 'L1', kind: 'LCD', title: 'Vitamin D', states: ['OH'], procedures: ['82306'], covered: ['E559', 'N186'] },
  {
    policyId: 'N1',
    kind: 'NCD',
    title: 'Glucose',
    procedures: ['83036'],
    covered: ['E119', 'E1165'],
    frequency: { most: 1, perDays: 90 },
  },
  { policyId: 'N2', kind: 'NCD', title: 'Prostate', procedures: ['84153'], ages: { from: 50, to: 124 }, sex: 'M' },
  { policyId: 'L2', kind: 'LCD', title: 'Joints', states: ['OH'], procedures: ['20610'], notCovered: ['R54'] },
  { policyId: 'L3', kind: 'LCD', title: 'Corns', procedures: ['11055'], together: [['L84'], ['E119', 'E1165', 'N186']] },
  {
    policyId: 'P1',
    kind: 'payer',
    title: 'Mammograms',
    payerIds: ['DEMO1'],
    procedures: ['77067'],
    placesOfService: ['22', '49'],
  },
];

const always = specReleases(
  {
    'poa-exempt': exempt.map((code) => ({ code })),
    ...{ mce: limits, 'icd-10-cm-tabular': tabular },
    'icd-10-pcs': [{ code: '0SRC0J9' }, { code: '0SR', valid: false }],
    cpt: [...visits, ...otherProcedures].map((code) => ({ code })),
    hcpcs: hcpcs.map((code) => ({ code })),
    modifiers: cptModifiers.map((code) => ({ code })),
    'place-of-service': ['11', '21', '22', '23', '49'].map((code) => ({ code })),
    ...{ 'ncci-ptp-practitioner': pairs, 'ncci-ptp-outpatient': outpatientPairs, 'ncci-add-on': addOns },
    'mue-practitioner': practitionerLimits,
    'mue-outpatient': [{ code: 'J1885', units: 10, adjudication: 3 }],
    'mue-dme': [
      { code: 'L1832', units: 2, adjudication: 2 },
      { code: 'A4253', units: 3, adjudication: 1 },
    ],
    'mpfs-rvu': feeSchedule,
    'coverage-policies': policies.map((policy) => ({ policy: JSON.stringify(policy) })),
  },
  { version: 'little' },
);

const shared = [
  ...Object.entries(diagnoses).map(([code, description]) => ({ code, description })),
  ...categories.filter((code) => code !== 'G35').map((code) => ({ code, billable: false })),
];
const year2025 = specReleases(
  { 'icd-10-cm': [...shared.filter(({ code }) => !code.startsWith('QA0')), { code: 'G35' }, { code: 'E8881' }] },
  { version: 'FY2025', effectiveFrom: '2024-10-01', effectiveTo: '2025-09-30' },
);
const year2026 = specReleases(
  { 'icd-10-cm': [...shared, { code: 'G35', billable: false }, { code: 'G35A' }] },
  { version: 'FY2026', effectiveFrom: '2025-10-01', effectiveTo: '2026-09-30' },
);

export const littleTables: CodeTables = tablesOf([...always, ...year2025, ...year2026]);
