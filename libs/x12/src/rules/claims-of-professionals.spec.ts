import { adding, problemsOf, professionalClaim as claim, replacing, type SetBody } from './testing/sample-sets.js';

const clm = (location: string, control = 'C1') => `CLM*${control}*150***${location}*Y*A*Y*Y`;
const line = (place: string) => `SV1*HC:99213*100*UN*1*${place}**1:2`;
const behindDiagnoses = (...segments: string[]) => adding(claim, 'HI', ...segments);
const behindFirstLine = (...segments: string[]) => adding(claim, 'DTP*472', ...segments);
const inFirstLine = (...segments: string[]) => adding(claim, 'SV1', ...segments);

const medicare = (sbr: string) => replacing(claim, 'SBR', sbr);
const referring = (role: string, npi = '1245319599') => `NM1*${role}*1*ROE*ANN****XX*${npi}`;
const facility = (street: string) => ['NM1*77*2*HOSPITAL', `N3*${street}`, 'N4*BIRMINGHAM*AL*352330001'];
const transport = 'CR1****A*DH*5';
const stops = ['NM1*PW*2', 'N3*1 A ST', 'N4*BIRMINGHAM*AL*35233', 'NM1*45*2', 'N3*2 B ST', 'N4*BIRMINGHAM*AL*35233'];

const otherPayer = ({ member = 'M2', payer = 'P2', further = [] as readonly string[], dated = [] as readonly string[] } = {}) => [
  ...['SBR*S*18*******CI', ...further, 'OI***Y***Y', `NM1*IL*1*DOE*JANE****MI*${member}`, `NM1*PR*2*OTHER*****PI*${payer}`],
  ...dated,
];

const situations: readonly (readonly [what: string, right: SetBody, wrong: SetBody, problem: string])[] = [
  [
    'a control number that payers keep whole',
    replacing(claim, 'CLM', clm('11:B:1', 'A'.repeat(20))),
    replacing(claim, 'CLM', clm('11:B:1', 'A'.repeat(21))),
    'PATIENT_CONTROL_NUMBER_TOO_LONG 2300/CLM/CLM01',
  ],
  [
    'the number of another claim on a replacement only',
    adding(replacing(claim, 'CLM', clm('11:B:7')), 'CLM', 'REF*F8*P1'),
    adding(claim, 'CLM', 'REF*F8*P1'),
    'ORIGINAL_CLAIM_NUMBER_NOT_NEEDED 2000B/2300/REF',
  ],
  [
    'the number or the name of a group',
    medicare('SBR*P*18*G1******CI'),
    medicare('SBR*P*18*G1*GROUP*****CI'),
    'GROUP_NAME_AND_NUMBER 2000B/SBR/SBR04',
  ],
  [
    'the reason why Medicare pays after another',
    medicare('SBR*S*18***12****MB'),
    medicare('SBR*S*18*******MB'),
    'MEDICARE_REASON_MISSING 2000B/SBR/SBR05',
  ],
  [
    'a pay-to address that is another one',
    adding(claim, 'REF*EI', 'NM1*87*2', 'N3*PO BOX 7', 'N4*BIRMINGHAM*AL*352330001'),
    adding(claim, 'REF*EI', 'NM1*87*2', 'N3*1 MAIN ST', 'N4*BIRMINGHAM*AL*352330001'),
    'PAY_TO_ADDRESS_IS_BILLING_ADDRESS 2000A/2010AB/NM1',
  ],
  [
    'primary care behind who referred',
    behindDiagnoses(referring('DN'), referring('P3')),
    behindDiagnoses(referring('P3'), referring('DN')),
    'REFERRING_PROVIDERS_OUT_OF_ORDER 2310A/NM1/NM101',
  ],
  [
    'a service facility elsewhere',
    behindDiagnoses(...facility('9 ELM ST')),
    behindDiagnoses(...facility('1 MAIN ST')),
    'FACILITY_IS_BILLING_ADDRESS 2300/2310C/NM1',
  ],
  [
    'no service facility at home',
    replacing(claim, 'CLM', clm('12:B:1')),
    replacing(behindDiagnoses(...facility('9 ELM ST')), 'CLM', clm('12:B:1')),
    'FACILITY_FOR_HOME 2300/2310C/NM1',
  ],
  [
    'another place of a line than of the claim',
    replacing(claim, 'SV1', line('22')),
    replacing(claim, 'SV1', line('11')),
    'LINE_PLACE_IS_OF_CLAIM 2400/SV1/SV105',
  ],
  [
    'another provider of a line than of the claim',
    adding(behindDiagnoses(referring('82')), 'DTP*472', referring('82', '1111111112')),
    adding(behindDiagnoses(referring('82')), 'DTP*472', referring('82')),
    'LINE_PROVIDER_IS_OF_CLAIM 2420A/NM1/NM109',
  ],
  [
    'the stops of an ambulance',
    behindDiagnoses(...stops).toSpliced(claim.indexOf('HI*ABK:J069*ABF:R05'), 0, transport),
    adding(claim, 'CLM', transport),
    'AMBULANCE_STOP_MISSING 2000B/2300/CR1',
  ],
  [
    'the transport that conditions are of',
    adding(behindDiagnoses(...stops), 'CLM', transport, 'CRC*07*Y*01'),
    adding(claim, 'CLM', 'CRC*07*Y*01'),
    'AMBULANCE_TRANSPORT_MISSING 2000B/2300/CRC',
  ],
  [
    'the conditions of an equipment certificate',
    inFirstLine('CR3*I*MO*6', 'CRC*09*Y*38'),
    inFirstLine('CR3*I*MO*6'),
    'EQUIPMENT_CERTIFICATE_INCOMPLETE 2300/2400/CR3',
  ],
  [
    'the seller of a service that was bought',
    behindFirstLine('PS1*1245319599*20', 'NM1*QB*2******XX*1245319599'),
    behindFirstLine('PS1*1245319599*20'),
    'PURCHASED_SERVICE_INCOMPLETE 2300/2400/PS1',
  ],
  [
    'the cost of a service that was bought',
    behindFirstLine('PS1*1245319599*20', 'NM1*QB*2******XX*1245319599'),
    behindFirstLine('NM1*QB*2******XX*1245319599'),
    'PURCHASED_SERVICE_INCOMPLETE 2400/2420B/NM1',
  ],
  [
    'one payer under two policies',
    behindDiagnoses(...otherPayer({ payer: 'P1', member: 'M2' })),
    behindDiagnoses(...otherPayer({ payer: 'P1', member: 'M1' })),
    'DESTINATION_PAYER_REPEATED 2330B/NM1/NM109',
  ],
  [
    'what a payer paid that has decided',
    behindDiagnoses(...otherPayer({ further: ['CAS*PR*1*150', 'AMT*D*0'], dated: ['DTP*573*D8*20260310'] })),
    behindDiagnoses(...otherPayer({ further: ['CAS*PR*1*150'], dated: ['DTP*573*D8*20260310'] })),
    'PAID_AMOUNT_MISSING 2300/2320/CAS',
  ],
  [
    'a decision that the rest follows from',
    behindDiagnoses(...otherPayer({ further: ['CAS*PR*1*150', 'AMT*D*0', 'AMT*EAF*150'], dated: ['DTP*573*D8*20260310'] })),
    behindDiagnoses(...otherPayer({ further: ['AMT*EAF*150'] })),
    'LIABILITY_WITHOUT_DECISION 2300/2320/AMT',
  ],
];

describe('Situations of a professional claim', () => {
  it.each(situations)('want %s', (_, right, wrong, problem) => {
    expect(problemsOf(right)).toEqual([]);
    expect(problemsOf(wrong)).toEqual([problem]);
  });
});
