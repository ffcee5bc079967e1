import {
  findingsOn,
  inquiry,
  institutionalClaim,
  problemsOf,
  professionalClaim,
  replacing,
  type SetBody,
} from './testing/sample-sets.js';
import { codeSetRule } from './code-set-rule.js';
import { isNationalProviderIdentifier } from './npi.js';

describe('Situations of an institutional claim', () => {
  const problems = (body: SetBody) => problemsOf(body, { guideId: '005010X223A2' });
  const without = (start: string) => replacing(institutionalClaim, start);

  it('has nothing to say of a stay that is fully described', () => expect(problems(institutionalClaim)).toEqual([]));

  it.each([
    ['the day of admission', 'DTP*435', 'ADMISSION_DATE_MISSING 2300/CLM/CLM05-1'],
    ['the admitting diagnosis', 'HI*ABJ', 'ADMITTING_DIAGNOSIS_MISSING 2300/CLM/CLM05-1'],
    ['the attending provider', 'NM1*71', 'ATTENDING_PROVIDER_MISSING 2300/CLM/CLM05-1'],
  ])('asks an inpatient claim for %s', (_, start, problem) => expect(problems(without(start))).toEqual([problem]));

  it('asks for the type and the source of admission', () => {
    expect(problems(replacing(institutionalClaim, 'CL1', 'CL1***01'))).toEqual([
      'ADMISSION_TYPE_MISSING 2300/CL1/CL101',
      'ADMISSION_SOURCE_MISSING 2300/CL1/CL102',
    ]);
  });

  it('asks who operated', () => {
    const body = replacing(institutionalClaim, 'HI*ABJ', 'HI*ABJ:R05', 'HI*BBR:0DTJ4ZZ:D8:20260302');
    expect(problems(body)).toEqual(['OPERATING_PHYSICIAN_MISSING 2000B/2300/HI']);
  });
});

describe('Situations of an inquiry', () => {
  const problems = (body: SetBody) => problemsOf(body, { transaction: '270' });

  it('has nothing to say of a question about the subscriber', () => expect(problems(inquiry)).toEqual([]));

  it('finds a question that asks nothing', () =>
    expect(problems(replacing(inquiry, 'EQ'))).toEqual(['NOTHING_ASKED 2000B/2000C/HL']));

  it('finds a question for a service type and a procedure at once', () => {
    expect(problems(replacing(inquiry, 'EQ', 'EQ*30*HC:99213'))).toEqual(['SERVICE_TYPE_AND_PROCEDURE 2110C/EQ/EQ02']);
  });
});

describe('codeSetRule', () => {
  const rule = codeSetRule({
    icd10Diagnosis: (code) => code !== 'R05',
    procedure: (code) => code.startsWith('99'),
    placeOfService: () => false,
    nationalProviderIdentifier: isNationalProviderIdentifier,
  });

  it('looks codes up in the lists that it is given, by mark and by qualifier', () => {
    const codes = findingsOn(professionalClaim, {}, [rule]).map(
      ({ code, path, snip }) => `${snip} ${code} ${path.split('/').at(-1) ?? ''}`,
    );
    expect(codes).toEqual([
      '5 CODE_NOT_IN_LIST:placeOfService CLM05-1',
      '5 CODE_NOT_IN_LIST:icd10Diagnosis HI02-2',
      '5 CODE_NOT_IN_LIST:procedure SV101-2',
    ]);
  });

  it('checks provider ids', () => {
    const body = replacing(professionalClaim, 'NM1*85', 'NM1*85*2*CLINIC*****XX*1234567890');
    expect(findingsOn(body, {}, [codeSetRule({ nationalProviderIdentifier: isNationalProviderIdentifier })])).toMatchObject([
      { code: 'CODE_NOT_IN_LIST:nationalProviderIdentifier', severity: 'warning' },
    ]);
  });
});
