import { adding, findingsOn, payment, professionalClaim, replacing } from './testing/sample-sets.js';
import { codeSetRule } from './code-set-rule.js';
import { isNationalProviderIdentifier } from './npi.js';

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

  it('looks remark codes of a line up, but not those of pharmacies', () => {
    const body = adding(payment, 'CAS*PR', 'LQ*HE*N1', 'LQ*HE*X9', 'LQ*RX*X9');
    const remarks = codeSetRule({ remark: (code) => code === 'N1' });

    expect(findingsOn(body, { transaction: '835' }, [remarks]).map(({ code }) => code)).toEqual(['CODE_NOT_IN_LIST:remark']);
  });

  it('checks provider ids', () => {
    const body = replacing(professionalClaim, 'NM1*85', 'NM1*85*2*CLINIC*****XX*1234567890');
    expect(findingsOn(body, {}, [codeSetRule({ nationalProviderIdentifier: isNationalProviderIdentifier })])).toMatchObject([
      { code: 'CODE_NOT_IN_LIST:nationalProviderIdentifier', severity: 'warning' },
    ]);
  });
});
