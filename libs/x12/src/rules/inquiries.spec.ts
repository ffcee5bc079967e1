import { adding, benefits, inquiry, problemsOf, replacing, type SetBody } from './testing/sample-sets.js';

type Situation = readonly [what: string, right: SetBody, wrong: SetBody, problem: string];

describe('Situations of an inquiry', () => {
  const problems = (body: SetBody) => problemsOf(body, { transaction: '270' });
  const withDiagnosis = adding(inquiry, 'DMG', 'HI*ABK:J069');

  it.each<Situation>([
    ['a question', inquiry, replacing(inquiry, 'EQ'), 'NOTHING_ASKED 2000B/2000C/HL'],
    [
      'a service type or a procedure',
      replacing(inquiry, 'EQ', 'EQ**HC:99213'),
      replacing(inquiry, 'EQ', 'EQ*30*HC:99213'),
      'SERVICE_TYPE_AND_PROCEDURE 2110C/EQ/EQ02',
    ],
    [
      'a diagnosis where one is pointed to',
      replacing(withDiagnosis, 'EQ', 'EQ*30****1'),
      replacing(withDiagnosis, 'EQ', 'EQ*30****2'),
      'POINTER_WITHOUT_DIAGNOSIS 2110C/EQ/EQ05-1',
    ],
    [
      'a spend-down where one is cancelled',
      replacing(inquiry, 'BHT', 'BHT*0022*01*Q1*20260302*1200*RT'),
      replacing(inquiry, 'BHT', 'BHT*0022*01*Q1*20260302*1200'),
      'CANCELLATION_WITHOUT_SPEND_DOWN BHT/BHT06',
    ],
    [
      'whose number a trace is',
      adding(inquiry, 'HL*3', 'TRN*1*T1*9123456789'),
      adding(inquiry, 'HL*3', 'TRN*1*T1*0123456789'),
      'TRACE_ORIGIN_UNKNOWN 2000C/TRN/TRN03',
    ],
  ])('want %s', (_, right, wrong, problem) => {
    expect(problems(right)).toEqual([]);
    expect(problems(wrong)).toEqual([problem]);
  });
});

describe('Situations of benefits', () => {
  const problems = (body: SetBody) => problemsOf(body, { transaction: '271' });
  const unanswered = benefits.filter((segment) => !segment.startsWith('EB'));
  const rejection = 'AAA*N**75*C';

  it.each<Situation>([
    [
      'a fraction for a percentage',
      benefits,
      replacing(benefits, 'EB*A', 'EB*A**98*****20******1'),
      'PERCENT_NOT_FRACTION 2110C/EB/EB08',
    ],
    [
      'a diagnosis where one is pointed to',
      benefits,
      replacing(benefits, 'EB*A', 'EB*A**98*****.2******1:2'),
      'POINTER_WITHOUT_DIAGNOSIS 2110C/EB/EB14-2',
    ],
    [
      'nothing below a subscriber who is rejected',
      replacing(unanswered, 'HI', rejection),
      adding(benefits, 'NM1*IL', rejection),
      'ANSWER_BELOW_REJECTION 2000C/2100C/AAA',
    ],
    [
      'nothing below a receiver that is rejected',
      [...benefits.slice(0, 5), 'AAA*N**43*C'],
      adding(benefits, 'NM1*1P', 'AAA*N**43*C'),
      'ANSWER_BELOW_REJECTION 2000B/2100B/AAA',
    ],
    [
      'nothing below a source that is rejected',
      [...replacing(benefits, 'HL*1', 'HL*1**20*0').slice(0, 3), 'AAA*Y**42*R'],
      adding(benefits, 'NM1*PR', 'AAA*Y**42*R'),
      'ANSWER_BELOW_REJECTION 2000A/2100A/AAA',
    ],
  ])('want %s', (_, right, wrong, problem) => {
    expect(problems(wrong)).toEqual([problem]);
    expect(problems(right).filter((found) => found.startsWith(problem.split(' ')[0] ?? ''))).toEqual([]);
  });
});
