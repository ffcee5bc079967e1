import { type Finding } from '../../findings.js';
import { type WalkRule } from '../../reader/events.js';
import { readX12 } from '../../reader/read.js';
import { standardRules } from '../index.js';

/** The segments of a transaction set between ST and SE, without terminators. */
export type SetBody = readonly string[];

/** A professional claim for a subscriber who is the patient; two diagnoses, two lines, nothing wrong with it. */
export const professionalClaim: SetBody = [
  'BHT*0019*00*1*20260302*1200*CH',
  'NM1*41*2*CLINIC*****46*S1',
  'PER*IC*DESK*TE*2055550100',
  'NM1*40*2*PAYER*****46*R1',
  'HL*1**20*1',
  'NM1*85*2*CLINIC*****XX*1234567893',
  'N3*1 MAIN ST',
  'N4*BIRMINGHAM*AL*352330001',
  'REF*EI*631234567',
  'HL*2*1*22*0',
  'SBR*P*18*******CI',
  'NM1*IL*1*DOE*JANE****MI*M1',
  'N3*2 OAK ST',
  'N4*BIRMINGHAM*AL*35233',
  'DMG*D8*19800101*F',
  'NM1*PR*2*PAYER*****PI*P1',
  'CLM*C1*150***11:B:1*Y*A*Y*Y',
  'HI*ABK:J069*ABF:R05',
  'LX*1',
  'SV1*HC:99213*100*UN*1***1:2',
  'DTP*472*D8*20260301',
  'LX*2',
  'SV1*HC:87880*50*UN*1***1',
  'DTP*472*D8*20260301',
];

/** A payment of one claim of two lines, nothing wrong with it. */
export const payment: SetBody = [
  'BPR*I*110*C*CHK************20260310',
  'TRN*1*T1*1631234567',
  'N1*PR*PAYER',
  'N3*1 PAYER ST',
  'N4*ATLANTA*GA*30301',
  'PER*BL*DESK*TE*4045550100',
  'N1*PE*CLINIC*XX*1234567893',
  'LX*1',
  'CLP*C1*1*150*120*10*12*P1',
  'CAS*CO*45*20',
  'NM1*QC*1*DOE*JANE',
  'SVC*HC:99213*100*90',
  'DTM*472*20260301',
  'CAS*PR*3*10',
  'SVC*HC:87880*50*50',
  'DTM*472*20260301',
  'PLB*1234567893*20261231*WO:1*10',
];

/** The same claim as an inpatient stay in a hospital. */
export const institutionalClaim: SetBody = [
  ...professionalClaim.slice(
    0,
    professionalClaim.findIndex((segment) => segment.startsWith('CLM')),
  ),
  ...['CLM*C1*150***11:A:1**A*Y*Y', 'DTP*096*TM*1100', 'DTP*434*RD8*20260301-20260304', 'DTP*435*D8*20260301', 'CL1*1*1*01'],
  ...['HI*ABK:J069', 'HI*ABJ:R05', 'NM1*71*1*ROE*ANN****XX*1245319599'],
  ...['LX*1', 'SV2*0120**150*DA*3'],
];

/** A question about the eligibility of a subscriber. */
export const inquiry: SetBody = [
  ...[
    'BHT*0022*13*Q1*20260302*1200',
    'HL*1**20*1',
    'NM1*PR*2*PAYER*****PI*P1',
    'HL*2*1*21*1',
    'NM1*1P*2*CLINIC*****XX*1234567893',
  ],
  ...['HL*3*2*22*0', 'NM1*IL*1*DOE*JANE****MI*M1', 'DMG*D8*19800101', 'EQ*30'],
];

/** The answer to it: the plan is active, and a co-insurance of 20 %. */
export const benefits: SetBody = [
  ...['BHT*0022*11*Q1*20260302*1201', 'HL*1**20*1', 'NM1*PR*2*PAYER*****PI*P1'],
  ...['HL*2*1*21*1', 'NM1*1P*2*CLINIC*****XX*1234567893', 'HL*3*2*22*0', 'TRN*2*T1*9123456789', 'NM1*IL*1*DOE*JANE****MI*M1'],
  ...['HI*ABK:J069', 'EB*1**30', 'EB*A**98*****.2******1'],
];

/** A claim acknowledgment: of two claims of a provider one is accepted, the other rejected. */
export const claimAcknowledgment: SetBody = [
  ...['BHT*0085*08*A1*20260302*1201*TH', 'HL*1**20*1', 'NM1*PR*2*PAYER*****PI*P1', 'TRN*1*R1'],
  ...['DTP*050*D8*20260302', 'DTP*009*D8*20260302', 'HL*2*1*21*1', 'NM1*41*2*CLINIC*****46*S1'],
  ...['TRN*2*F1', 'STC*A1:19:PR*20260302*WQ*150', 'QTY*90*1', 'QTY*AA*1', 'AMT*YU*100', 'AMT*YY*50'],
  ...['HL*3*2*19*1', 'NM1*85*2*CLINIC*****XX*1234567893', 'TRN*1*0', 'STC*A1:19:PR**WQ*150'],
  ...['QTY*QA*1', 'QTY*QC*1', 'AMT*YU*100', 'AMT*YY*50'],
  ...['HL*4*3*PT', 'NM1*QC*1*DOE*JANE****MI*M1'],
  ...['TRN*2*C1', 'STC*A2:20*20260302*WQ*100', 'DTP*472*D8*20260301'],
  ...['TRN*2*C2', 'STC*A7:562:85*20260302*U*50', 'DTP*472*D8*20260301'],
];

/** The answer to a group of two sets, the second of which has an error in an element and is rejected. */
export const acknowledgment: SetBody = [
  ...['AK1*HC*1*005010X222A1', 'AK2*837*0001*005010X222A1', 'IK5*A', 'AK2*837*0002*005010X222A1'],
  ...['IK3*CLM*17*2300*8', 'IK4*2*782*1', 'IK5*R*5', 'AK9*P*2*2*1'],
];

/** The same set with one segment replaced; the segment is found by how it begins. */
export function replacing(body: SetBody, start: string, ...instead: readonly string[]): SetBody {
  const index = body.findIndex((segment) => segment.startsWith(start));
  if (index < 0) throw new Error(`the sample has no segment that begins with ${start}`);
  return body.toSpliced(index, 1, ...instead);
}

/** The same set with segments put behind the one that begins so. */
export function adding(body: SetBody, start: string, ...segments: readonly string[]): SetBody {
  const kept = body.find((segment) => segment.startsWith(start)) ?? start;
  return replacing(body, start, kept, ...segments);
}

const guideIds: Readonly<Record<string, string>> = {
  '837': '005010X222A1',
  '835': '005010X221A1',
  '270': '005010X279A1',
  '271': '005010X279A1',
  '276': '005010X212',
  '277': '005010X214',
  '999': '005010X231A1',
};
const functionalIds: Readonly<Record<string, string>> = {
  ...{ '837': 'HC', '835': 'HP', '270': 'HS', '271': 'HB', '276': 'HR', '999': 'FA' },
};

interface SetName {
  readonly transaction?: string;
  readonly guideId?: string;
}

/** A whole file around one set. */
export function fileOf(body: SetBody, { transaction = '837', guideId = guideIds[transaction] ?? '' }: SetName = {}): string {
  const st = transaction === '835' ? `ST*${transaction}*0001` : `ST*${transaction}*0001*${guideId}`;
  const segments = [
    'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1200*^*00501*000000001*0*T*:',
    `GS*${functionalIds[transaction] ?? 'HN'}*SENDER*RECEIVER*20260302*1200*1*X*${guideId}`,
    ...[st, ...body, `SE*${body.length + 2}*0001`],
    'GE*1*1',
    'IEA*1*000000001',
  ];
  return segments.map((segment) => `${segment}~`).join('');
}

/** All findings on a set, in the order of the file. */
export function findingsOn(body: SetBody, name: SetName = {}, rules: readonly WalkRule[] = standardRules): readonly Finding[] {
  const { findings, interchanges } = readX12(fileOf(body, name), { rules });
  const inside = interchanges.flatMap((interchange) => [
    ...interchange.findings,
    ...interchange.groups.flatMap((group) => [...group.findings, ...group.transactions.flatMap((set) => set.findings)]),
  ]);
  return [...findings, ...inside];
}

/** The codes of the findings on a set with where they are: `BALANCE_LINE 2110/SVC/SVC03`, the innermost loop only. */
export function problemsOf(body: SetBody, name: SetName = {}): string[] {
  return findingsOn(body, name).map(({ code, path }) => `${code} ${path.split('/').slice(-3).join('/')}`);
}
