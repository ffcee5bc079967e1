import { adding, institutionalClaim as stay, problemsOf, replacing, type SetBody } from './testing/sample-sets.js';

const problems = (body: SetBody) => problemsOf(body, { guideId: '005010X223A2' });
const without = (start: string, body: SetBody = stay) => replacing(body, start);

/** A visit of one day: no admission, no admitting diagnosis. */
const visit = ['DTP*096', 'DTP*435', 'HI*ABJ'].reduce(
  (body, start) => without(start, body),
  replacing(replacing(stay, 'CLM', 'CLM*C1*150***13:A:1**A*Y*Y'), 'DTP*434', 'DTP*434*RD8*20260301-20260301'),
);
const provider = (role: string, npi: string) => `NM1*${role}*1*ROE*ANN****XX*${npi}`;

const situations: readonly (readonly [what: string, right: SetBody, wrong: SetBody, problem: string])[] = [
  ['the day of admission', stay, without('DTP*435'), 'ADMISSION_DATE_MISSING 2300/CLM/CLM05-1'],
  ['the admitting diagnosis', stay, without('HI*ABJ'), 'ADMITTING_DIAGNOSIS_MISSING 2300/CLM/CLM05-1'],
  ['the attending provider of a stay', stay, without('NM1*71'), 'ATTENDING_PROVIDER_MISSING 2300/CLM/CLM05-1'],
  ['the hour of discharge', stay, without('DTP*096'), 'DISCHARGE_HOUR_MISSING 2300/CL1/CL103'],
  [
    'no hour of discharge of who is still there',
    replacing(without('DTP*096'), 'CL1', 'CL1*1*1*30'),
    without('DTP*096'),
    'DISCHARGE_HOUR_MISSING 2300/CL1/CL103',
  ],
  [
    'the attending provider of a visit, but for transport alone',
    without('NM1*71', replacing(visit, 'SV2', 'SV2*0540*HC:A0428*150*UN*1')),
    without('NM1*71', visit),
    'ATTENDING_PROVIDER_MISSING 2300/CLM/CLM05-1',
  ],
  [
    'the reason for a visit, not of a stay',
    adding(visit, 'HI*ABK', 'HI*APR:R05'),
    adding(stay, 'HI*ABJ', 'HI*APR:R05'),
    'CODES_OF_ANOTHER_STAY 2300/HI/HI01-1',
  ],
  [
    'the admitting diagnosis of a stay, not of a visit',
    stay,
    adding(visit, 'HI*ABK', 'HI*ABJ:R05'),
    'CODES_OF_ANOTHER_STAY 2300/HI/HI01-1',
  ],
  [
    'the dates of lines of a visit of several days',
    adding(replacing(visit, 'DTP*434', 'DTP*434*RD8*20260301-20260303'), 'SV2', 'DTP*472*D8*20260302'),
    replacing(visit, 'DTP*434', 'DTP*434*RD8*20260301-20260303'),
    'LINE_DATE_MISSING 2300/2400/SV2',
  ],
  [
    'another rendering provider than the attending',
    adding(stay, 'NM1*71', provider('82', '1111111112')),
    adding(stay, 'NM1*71', provider('82', '1245319599')),
    'PROVIDER_IS_ATTENDING 2310D/NM1/NM109',
  ],
  [
    'another referring provider than the attending',
    adding(stay, 'NM1*71', provider('DN', '1111111112')),
    adding(stay, 'NM1*71', provider('DN', '1245319599')),
    'PROVIDER_IS_ATTENDING 2310F/NM1/NM109',
  ],
  [
    'who operated',
    adding(adding(stay, 'HI*ABJ', 'HI*BBR:0DTJ4ZZ:D8:20260302'), 'NM1*71', provider('72', '1111111112')),
    adding(stay, 'HI*ABJ', 'HI*BBR:0DTJ4ZZ:D8:20260302'),
    'OPERATING_PHYSICIAN_MISSING 2000B/2300/HI',
  ],
];

describe('Situations of an institutional claim', () => {
  it('have nothing to say of a visit of one day', () => expect(problems(visit)).toEqual([]));

  it.each(situations)('want %s', (_, right, wrong, problem) => {
    expect(problems(right)).toEqual([]);
    expect(problems(wrong)).toEqual([problem]);
  });

  it('want the type and the source of admission', () => {
    expect(problems(replacing(stay, 'CL1', 'CL1***01'))).toEqual([
      'ADMISSION_TYPE_MISSING 2300/CL1/CL101',
      'ADMISSION_SOURCE_MISSING 2300/CL1/CL102',
    ]);
  });
});
