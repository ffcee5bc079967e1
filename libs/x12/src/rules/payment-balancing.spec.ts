import { adding, payment, problemsOf, replacing, type SetBody } from './testing/sample-sets.js';

const problems = (body: SetBody) => problemsOf(body, { transaction: '835' });

describe('Balancing of a payment', () => {
  it('has nothing to say of a payment that balances at its three levels', () => {
    expect(problems(payment)).toEqual([]);
  });

  it('finds a line that is not paid its charge less its adjustments', () => {
    expect(problems(replacing(payment, 'CAS*PR', 'CAS*PR*3*9'))).toContain('BALANCE_LINE 2110/SVC/SVC03');
  });

  it('finds a claim that is not paid its charge less all adjustments', () => {
    expect(problems(replacing(payment, 'CAS*CO', 'CAS*CO*45*21'))).toEqual(['BALANCE_CLAIM 2100/CLP/CLP04']);
  });

  it('finds lines that do not add up to the claim', () => {
    const body = replacing(replacing(payment, 'SVC*HC:87880', 'SVC*HC:87880*60*50'), 'DTM*472', 'DTM*472*20260301');
    expect(problems(body)).toContain('BALANCE_CLAIM_CHARGE 2100/CLP/CLP03');
  });

  it('finds a payment that is not the sum of its claims less the provider adjustments', () => {
    expect(problems(replacing(payment, 'PLB', 'PLB*1234567893*20261231*WO:1*10*FB:2*-5'))).toEqual([
      'BALANCE_TRANSACTION BPR/BPR02',
    ]);
  });

  it('adds up reversals with their signs turned', () => {
    const reversal = [
      'CLP*C0*22*-150*-120**12*P0',
      'CAS*CO*45*-30',
      'NM1*QC*1*DOE*JANE',
      'CLP*C0*1*150*120**12*P2',
      'CAS*CO*45*30',
      'NM1*QC*1*DOE*JANE',
    ];
    expect(problems(adding(payment, 'LX', ...reversal))).toEqual([]);
  });

  it('finds a negative payment', () => {
    const body = replacing(
      replacing(payment, 'PLB', 'PLB*1234567893*20261231*WO:1*121'),
      'BPR',
      'BPR*I*-1*C*CHK************20260310',
    );
    expect(problems(body)).toEqual(['BALANCE_NEGATIVE_PAYMENT BPR/BPR02']);
  });

  it('does not add up what cannot be read', () => {
    expect(problems(replacing(payment, 'CAS*PR', 'CAS*PR*3*TEN'))).toEqual(['IK403:6 2110/CAS/CAS03']);
  });

  it('takes it for odd when the patient owes something else than PR says', () => {
    expect(problems(replacing(payment, 'CLP', 'CLP*C1*1*150*120*12*12*P1'))).toEqual([
      'BALANCE_PATIENT_RESPONSIBILITY 2100/CLP/CLP05',
    ]);
  });
});

describe('Situations of a payment', () => {
  it('wants both accounts for an ACH payment', () => {
    const body = replacing(payment, 'BPR', 'BPR*I*110*C*ACH*CCP*01*021000021*DA*123*1631234567**01*021000021*DA**20260310');
    expect(problems(body)).toEqual(expect.arrayContaining(['BANK_ACCOUNT_MISSING BPR/BPR15']));
  });

  it('wants no amount where there is no payment', () => {
    expect(problems(replacing(payment, 'BPR', 'BPR*H*110*C*NON************20260310'))).toEqual([
      'AMOUNT_WITHOUT_PAYMENT BPR/BPR02',
    ]);
  });

  it('wants one originator', () => {
    expect(problems(replacing(payment, 'BPR', 'BPR*I*110*C*CHK******1999999999******20260310'))).toEqual([
      'ORIGINATOR_DIFFERS TRN/TRN03',
    ]);
  });

  it('wants a notification to pay nothing', () => {
    expect(problems(replacing(payment, 'BPR', 'BPR*H*110*C*CHK************20260310'))).toEqual([
      'NOTIFICATION_WITH_PAYMENT BPR/BPR04',
    ]);
  });

  it('wants a reversal to turn the signs', () => {
    expect(problems(replacing(payment, 'CLP', 'CLP*C1*22*150*120*10*12*P1'))).toEqual([
      'REVERSAL_NOT_NEGATIVE 2100/CLP/CLP03',
      'REVERSAL_NOT_NEGATIVE 2100/CLP/CLP04',
    ]);
  });

  it('has nothing to say of a reversal', () => {
    const reversed = [
      ['BPR', 'BPR*I*0*C*NON************20260310'],
      ['CLP', 'CLP*C1*22*-150*-120*-10*12*P1'],
      ['CAS*CO', 'CAS*CO*45*-20'],
      ['SVC*HC:99213', 'SVC*HC:99213*-100*-90'],
      ['CAS*PR', 'CAS*PR*3*-10'],
      ['SVC*HC:87880', 'SVC*HC:87880*-50*-50'],
      ['PLB', 'PLB*1234567893*20261231*FB:1*-120'],
    ] as const;
    expect(problems(reversed.reduce((body: SetBody, [start, instead]) => replacing(body, start, instead), payment))).toEqual([]);
  });

  it('wants the day of a service, or its first and last', () => {
    expect(problems(replacing(payment, 'DTM*472', 'DTM*150*20260301', 'DTM*151*20260302'))).toEqual([]);
    expect(problems(replacing(payment, 'DTM*472', 'DTM*150*20260301'))).toEqual(['SERVICE_DATES_DISAGREE 2110/DTM/DTM01']);
  });
});
