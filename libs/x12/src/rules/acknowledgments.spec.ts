import { acknowledgment, claimAcknowledgment, problemsOf, replacing, type SetBody } from './testing/sample-sets.js';

type Situation = readonly [what: string, wrong: SetBody, problem: string];

describe('Situations of a claim acknowledgment', () => {
  const problems = (body: SetBody) => problemsOf(body, { transaction: '277' });

  it('have nothing to say of totals that fit', () => expect(problems(claimAcknowledgment)).toEqual([]));

  it.each<Situation>([
    [
      'a category of claims in payment',
      replacing(claimAcknowledgment, 'STC*A2', 'STC*F1:20*20260302*WQ*100'),
      'STATUS_NOT_OF_ACKNOWLEDGMENT 2200D/STC/STC01-1',
    ],
    [
      'a rejected claim in adjudication',
      replacing(claimAcknowledgment, 'STC*A7', 'STC*A2:20*20260302*U*50'),
      'STATUS_AGAINST_ACTION 2200D/STC/STC03',
    ],
    [
      'an accepted claim that is invalid',
      replacing(claimAcknowledgment, 'STC*A2', 'STC*A7:20*20260302*WQ*100'),
      'STATUS_AGAINST_ACTION 2200D/STC/STC03',
    ],
    ['a wrong count of a provider', replacing(claimAcknowledgment, 'QTY*QA', 'QTY*QA*2'), 'BALANCE_CLAIM_COUNT 2200C/QTY/QTY02'],
    ['a wrong count of all', replacing(claimAcknowledgment, 'QTY*AA', 'QTY*AA*2'), 'BALANCE_CLAIM_COUNT 2200B/QTY/QTY02'],
    ['a wrong amount of all', replacing(claimAcknowledgment, 'AMT*YU', 'AMT*YU*101'), 'BALANCE_CLAIM_AMOUNT 2200B/AMT/AMT02'],
  ])('find %s', (_, wrong, problem) => expect(problems(wrong)).toEqual([problem]));

  it('take no name of JavaScript for a code', () => {
    const odd = ['STC*A2', 'QTY*QA', 'AMT*YU'].reduce(
      (body: SetBody, start) => replacing(body, start, `${start.slice(0, 3)}*constructor*20260302*toString*100`),
      claimAcknowledgment,
    );
    expect(() => problems(odd)).not.toThrow();
  });

  it('take a provider at its word that lists no claims', () => {
    const unlisted = [
      ...claimAcknowledgment.slice(0, claimAcknowledgment.indexOf('HL*3*2*19*1')),
      ...['HL*3*2*19*0', 'NM1*85*2*CLINIC*****XX*1234567893', 'TRN*1*0', 'STC*A3:562:85**U*50', 'QTY*QC*1', 'AMT*YY*50'],
      ...['HL*4*2*19*1', 'NM1*85*2*OTHER*****XX*1234567893', 'HL*5*4*PT', 'NM1*QC*1*DOE*JANE****MI*M1'],
      ...['TRN*2*C1', 'STC*A2:20*20260302*WQ*100', 'DTP*472*D8*20260301'],
    ];
    expect(problems(unlisted)).toEqual([]);
  });
});

describe('Situations of a 999', () => {
  const problems = (body: SetBody) => problemsOf(body, { transaction: '999' });

  it('have nothing to say of counts that fit', () => expect(problems(acknowledgment)).toEqual([]));

  it('allow accepted sets to be left out', () => {
    const shortened = ['AK2*837*0001', 'IK5*A'].reduce((body: SetBody, start) => replacing(body, start), acknowledgment);
    expect(problems(shortened)).toEqual([]);
  });

  it('allow the group itself to be turned back with sets that have no errors', () => {
    expect(problems(replacing(acknowledgment, 'AK9', 'AK9*R*2*2*0*4'))).toEqual([]);
  });

  it.each<Situation>([
    ['more sets than were received', replacing(acknowledgment, 'AK9', 'AK9*R*1*1*0'), 'RECEIVED_SETS_MISCOUNTED AK9/AK903'],
    ['rejected sets among the accepted', replacing(acknowledgment, 'AK9', 'AK9*P*2*2*2'), 'ACCEPTED_SETS_MISCOUNTED AK9/AK904'],
    [
      'too many accepted where sets are left out',
      replacing(acknowledgment, 'AK9', 'AK9*P*3*3*3'),
      'ACCEPTED_SETS_MISCOUNTED AK9/AK904',
    ],
    ['a status that does not follow', replacing(acknowledgment, 'AK9', 'AK9*E*2*2*1'), 'GROUP_STATUS_DIFFERS AK9/AK901'],
    [
      'errors of elements under another error',
      replacing(acknowledgment, 'IK3', 'IK3*CLM*17*2300*3'),
      'ELEMENT_ERRORS_MISPLACED 2100/IK3/IK304',
    ],
    ['no errors of elements where there should be', replacing(acknowledgment, 'IK4'), 'ELEMENT_ERRORS_MISPLACED 2100/IK3/IK304'],
    ['errors in a set that is accepted', replacing(acknowledgment, 'IK5*A', 'IK5*A*5'), 'ACCEPTED_WITH_ERRORS 2000/IK5/IK501'],
  ])('find %s', (_, wrong, problem) => expect(problems(wrong)).toEqual([problem]));
});
