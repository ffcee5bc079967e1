import { adding, problemsOf, professionalClaim as claim, replacing, type SetBody } from './testing/sample-sets.js';

/** The claim with another payer that has paid 80 of the first line and 40 of the second. */
const coordinated: SetBody = [
  ...claim.slice(0, claim.indexOf('LX*1')),
  ...['SBR*S*18*******CI', 'AMT*D*120', 'OI***Y***Y', 'NM1*IL*1*DOE*JANE****MI*M2', 'NM1*PR*2*OTHER*****PI*P2'],
  ...[
    'LX*1',
    'SV1*HC:99213*100*UN*1***1:2',
    'DTP*472*D8*20260301',
    'SVD*P2*80*HC:99213**1',
    'CAS*CO*45*20',
    'DTP*573*D8*20260310',
  ],
  ...['LX*2', 'SV1*HC:87880*50*UN*1***1', 'DTP*472*D8*20260301', 'SVD*P2*40*HC:87880**1', 'CAS*PR*1*10', 'DTP*573*D8*20260310'],
];

describe('Balancing of a claim', () => {
  it.each([
    ['one payer', claim],
    ['another payer that has decided', coordinated],
  ])('has nothing to say of a claim that balances, with %s', (_, body) => expect(problemsOf(body)).toEqual([]));

  it('finds a charge that is not the sum of the lines', () => {
    expect(problemsOf(replacing(claim, 'CLM', 'CLM*C1*149.99***11:B:1*Y*A*Y*Y'))).toEqual([
      'BALANCE_CLAIM_CHARGE 2300/CLM/CLM02',
    ]);
  });

  it('finds a line and a claim that another payer has not paid and adjusted in full', () => {
    expect(problemsOf(replacing(coordinated, 'CAS*CO', 'CAS*CO*45*19'))).toEqual([
      'BALANCE_LINE_OF_PAYER 2400/SV1/SV102',
      'BALANCE_CLAIM_OF_PAYER 2300/CLM/CLM02',
    ]);
  });
});

describe('Situations of a claim', () => {
  it.each([
    [
      'a replacement that names no original',
      replacing(claim, 'CLM', 'CLM*C1*150***11:B:7*Y*A*Y*Y'),
      'ORIGINAL_CLAIM_NUMBER_MISSING 2300/CLM/CLM05-3',
    ],
    [
      'an accident without its date',
      replacing(claim, 'CLM', 'CLM*C1*150***11:B:1*Y*A*Y*Y**OA'),
      'ACCIDENT_DATE_MISSING 2300/CLM/CLM11',
    ],
    [
      'a car accident without its state',
      adding(replacing(claim, 'CLM', 'CLM*C1*150***11:B:1*Y*A*Y*Y**AA'), 'CLM', 'DTP*439*D8*20260228'),
      'ACCIDENT_STATE_MISSING 2300/CLM/CLM11',
    ],
    [
      'a pointer without its diagnosis',
      replacing(claim, 'SV1', 'SV1*HC:99213*100*UN*1***1:3'),
      'POINTER_WITHOUT_DIAGNOSIS 2400/SV1/SV107-2',
    ],
    ['lines that are not numbered in sequence', replacing(claim, 'LX*2', 'LX*3'), 'LINE_NUMBER_OUT_OF_SEQUENCE 2400/LX/LX01'],
    ['diagnoses of two editions', replacing(claim, 'HI', 'HI*ABK:J069*BF:0790'), 'DIAGNOSES_OF_TWO_EDITIONS 2300/HI/HI02-1'],
    ['a diagnosis with its point', replacing(claim, 'HI', 'HI*ABK:J06.9*ABF:R05'), 'DIAGNOSIS_WITH_POINT 2300/HI/HI01-2'],
    ['an attachment without its number', adding(claim, 'CLM', 'PWK*OZ*BM'), 'ATTACHMENT_NUMBER_MISSING 2300/PWK/PWK06'],
    [
      'a drug code that is no NDC',
      adding(claim, 'DTP*472', 'LIN**N4*1234-5678-90', 'CTP****1*UN'),
      'NDC_NOT_ELEVEN_DIGITS 2410/LIN/LIN03',
    ],
    [
      'an inpatient without the day of admission',
      replacing(claim, 'CLM', 'CLM*C1*150***21:B:1*Y*A*Y*Y'),
      'ADMISSION_DATE_MISSING 2300/CLM/CLM05-1',
    ],
    [
      'a rendering provider who is the billing provider',
      adding(claim, 'HI', 'NM1*82*2*CLINIC*****XX*1234567893'),
      'RENDERING_IS_BILLING 2310B/NM1/NM109',
    ],
    [
      'a post box for a billing address',
      replacing(claim, 'N3*1', 'N3*P.O. BOX 12'),
      'BILLING_ADDRESS_IS_POST_BOX 2010AA/N3/N301',
    ],
    [
      'a short ZIP code of the billing provider',
      replacing(claim, 'N4', 'N4*BIRMINGHAM*AL*35233'),
      'BILLING_ZIP_NOT_NINE_DIGITS 2010AA/N4/N403',
    ],
    [
      'a subscriber without birth date who is the patient',
      replacing(claim, 'DMG'),
      'SUBSCRIBER_BIRTH_DATE_MISSING 2000B/2010BA/NM1',
    ],
    [
      'a claim under somebody who is not the patient',
      replacing(claim, 'SBR', 'SBR*P********CI'),
      'CLAIM_UNDER_WRONG_LEVEL 2000B/SBR/SBR02',
    ],
    [
      'a reason for Medicare that is not asked for',
      replacing(claim, 'SBR', 'SBR*P*18***12****CI'),
      'MEDICARE_REASON_NOT_NEEDED 2000B/SBR/SBR05',
    ],
    [
      'a payer in the place of another',
      replacing(coordinated, 'SBR*S', 'SBR*P*18*******CI'),
      'PAYER_SEQUENCE_REPEATED 2320/SBR/SBR01',
    ],
    [
      'a decision that is dated twice',
      adding(coordinated, 'NM1*PR*2*OTHER', 'DTP*573*D8*20260310'),
      'DECISION_DATED_TWICE 2320/2330B/DTP',
    ],
    [
      'a decision of a payer whom the claim does not name',
      replacing(coordinated, 'SVD*P2*80', 'SVD*P3*80*HC:99213**1'),
      'DECISION_OF_UNKNOWN_PAYER 2430/SVD/SVD01',
    ],
  ])('are %s', (_, body, problem) => expect(problemsOf(body)).toContain(problem));

  it('has no quarrel with two plans of one payer, of which the lines do not say which decided', () => {
    const third = replacing(coordinated, 'SBR*P', 'SBR*T*18*******CI');
    const secondPlan = ['SBR*P*01*******CI', 'AMT*D*20', 'OI***Y***Y', 'NM1*IL*1*DOE*JIM****MI*M3', 'NM1*PR*2*OTHER*****PI*P2'];
    const decided = (paid: number, charge: number) => [
      `SVD*P2*${paid}*HC:99213**1`,
      `CAS*OA*23*${charge - paid}`,
      'DTP*573*D8*20260312',
    ];
    const both = [
      ...third.slice(0, third.indexOf('LX*1')),
      ...secondPlan,
      ...third.slice(third.indexOf('LX*1'), third.indexOf('LX*2')),
      ...decided(20, 100),
      ...third.slice(third.indexOf('LX*2')),
      ...decided(0, 50),
    ];
    expect(problemsOf(both)).toEqual([]);
  });

  it('has no quarrel with a decision that is dated on the claim', () => {
    const onClaim = [
      ...claim.slice(0, claim.indexOf('LX*1')),
      'SBR*S*18*******CI',
      'CAS*PR*1*30',
      'AMT*D*120',
      'OI***Y***Y',
      'NM1*IL*1*DOE*JANE****MI*M2',
      'NM1*PR*2*OTHER*****PI*P2',
      'DTP*573*D8*20260310',
      ...claim.slice(claim.indexOf('LX*1')),
    ];
    expect(problemsOf(onClaim)).toEqual([]);
    expect(problemsOf(onClaim.filter((segment) => !segment.startsWith('DTP*573')))).toEqual([
      'DECISION_DATE_MISSING 2300/2320/AMT',
    ]);
  });
});
