import {
  type CoverageCheck,
  type DataOf,
  EligibilityChecked,
  type Encounter,
  exampleEncounter,
  exampleIds,
} from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import type { Decision } from '@claimstream/messaging';
import { passTime, takeAnswer } from './answer.js';
import { ask, askAgain, askNobody } from './ask.js';
import type { AnsweredInquiry, Inquiry } from './inquiry.js';
import type { EligibilityPolicy } from './policy.js';
import { type Asker, questionOf } from './question.js';

const policy: EligibilityPolicy = { reuseMs: 86_400_000, deadlineMs: 60_000, retryDelaysMs: [5_000, 20_000] };
const at = (seconds: number) => ({ now: new Date(Date.UTC(2026, 2, 2, 15, 0, seconds)), newId });
const first: Asker = { encounterId: exampleIds.encounter, revision: 1, billingCaseId: exampleIds.billingCase };
const second: Asker = { ...first, encounterId: '0198f3a0-0000-7000-8000-000000000102' };

const question = questionOf(exampleIds.tenant, exampleEncounter);
const inquiry = question.kind === 'ask' ? question.inquiry : undefined;
const asked = (asker = first) => ({ inquiry: inquiry!, asker });
const coverage = (change: Partial<CoverageCheck> = {}): CoverageCheck => ({
  status: 'active',
  checkedAt: at(5).now.toISOString(),
  inquiryId: inquiry!.inquiryId,
  benefits: [],
  errors: [],
  ...change,
});
const down = coverage({
  status: 'unknown',
  errors: [{ code: '42', message: 'The payer could not answer: it cannot respond now.' }],
});

const pending = ask(undefined, asked(), at(0), policy).state!;
const typesOf = ({ events = [] }: Decision) => events.map((event) => (event as { contract: { type: string } }).contract.type);
const toldBy = ({ events = [] }: Decision) =>
  (events as unknown as { data: DataOf<typeof EligibilityChecked> }[]).map(({ data }) => data);

describe('the question of an encounter', () => {
  it('is the same inquiry for the same coverage, patient, provider and date', () => {
    const other = questionOf(exampleIds.tenant, { ...exampleEncounter, externalId: 'visit-2' });
    expect(other).toEqual(question);
    const later = questionOf(exampleIds.tenant, { ...exampleEncounter, dateOfService: '2026-03-03' } as Encounter);
    expect(later.kind === 'ask' && later.inquiry.inquiryId).not.toBe(inquiry!.inquiryId);
  });

  it.each([
    ['not billable', { billableStatus: 'NOT_BILLABLE' }, 'not_billable'],
    ['paid by the patient', { responsibleParty: 'SELF_PAY' }, 'self_pay'],
    ['without coverage', { subscriberPrimary: undefined }, 'no_coverage'],
  ] as const)('has nobody to ask when %s', (_, change, because) => {
    expect(questionOf(exampleIds.tenant, { ...exampleEncounter, ...change } as Encounter)).toEqual({ kind: 'nobody', because });
  });
});

describe('asking', () => {
  it('asks the payer once; others wait for the same answer', () => {
    expect(typesOf(ask(undefined, asked(), at(0), policy))).toEqual(['eligibility-inquired']);
    const joined = ask(pending, asked(second), at(1), policy);
    expect(typesOf(joined)).toEqual([]);
    expect(joined.state).toMatchObject({ waiting: [first, second] });
  });

  it('lets an encounter wait once, with its latest revision', () => {
    const revised = ask(pending, asked({ ...first, revision: 2 }), at(1), policy).state;
    expect(revised).toMatchObject({ waiting: [{ revision: 2 }] });
    expect(ask(revised, asked(first), at(1), policy).state).toMatchObject({ waiting: [{ revision: 2 }] });
  });

  it('uses a fresh answer again, and asks anew when it is old or says nothing', () => {
    const answered = takeAnswer(pending, coverage(), at(5), policy).state as AnsweredInquiry;
    const reused = ask(answered, asked(second), at(10), policy);
    expect(toldBy(reused)).toMatchObject([{ encounterId: second.encounterId, reused: true, coverage: { status: 'active' } }]);
    expect(typesOf(ask(answered, asked(second), at(100_000), policy))).toEqual(['eligibility-inquired']);
    expect(typesOf(ask({ ...answered, coverage: down }, asked(second), at(10), policy))).toEqual(['eligibility-inquired']);
  });

  it('asks again on demand, with the next attempt', () => {
    const answered = takeAnswer(pending, coverage(), at(5), policy).state as AnsweredInquiry;
    expect(askAgain(answered, first, at(6), policy)).toMatchObject({
      state: { status: 'pending', attempt: 2 },
      events: [{ data: { attempt: 2 } }],
    });
    expect(typesOf(askAgain(pending as never, first, at(6), policy))).toEqual([]);
  });

  it('says not applicable where there is nobody to ask, once for each revision', () => {
    const said = askNobody(undefined, { asker: first, because: 'self_pay' }, at(0));
    expect(toldBy(said)).toMatchObject([{ encounterId: first.encounterId, coverage: { status: 'not_applicable' } }]);
    expect(askNobody(said.state, { asker: first, because: 'self_pay' }, at(1))).toEqual({});
    expect(typesOf(askNobody(said.state, { asker: { ...first, revision: 2 }, because: 'self_pay' }, at(1)))).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('is told to everybody who waits, and once', () => {
    const both = ask(pending, asked(second), at(1), policy).state;
    const told = takeAnswer(both, coverage({ status: 'inactive' }), at(5), policy);
    expect(toldBy(told).map(({ encounterId, coverage: { status } }) => [encounterId, status])).toEqual([
      [first.encounterId, 'inactive'],
      [second.encounterId, 'inactive'],
    ]);
    expect(told.rows).toHaveLength(2);
    expect(takeAnswer(told.state, coverage({ status: 'inactive' }), at(6), policy)).toEqual({});
  });

  it('says only what fits the contract', () => {
    for (const data of toldBy(takeAnswer(pending, down, at(50), policy)))
      expect(EligibilityChecked.data.parse(data)).toEqual(data);
  });

  it('that the payer is down is tried again after each wait, then told with the error', () => {
    const resting = takeAnswer(pending, down, at(1), policy).state!;
    expect(resting).toMatchObject({ status: 'resting', retryAt: at(6).now.toISOString() });
    expect(passTime(resting, at(5))).toEqual({});
    const again = passTime(resting, at(6));
    expect(again).toMatchObject({ state: { status: 'pending', attempt: 2 }, events: [{ data: { attempt: 2 } }] });

    const restingMore = takeAnswer(again.state, down, at(7), policy).state!;
    expect(restingMore).toMatchObject({ retryAt: at(27).now.toISOString() });
    const last = passTime(restingMore, at(27)).state;
    expect(toldBy(takeAnswer(last, down, at(28), policy))).toMatchObject([
      { coverage: { status: 'unknown', errors: [{ code: '42' }] } },
    ]);
  });

  it('that another question is needed is told at once', () => {
    const unknownMember = coverage({
      status: 'unknown',
      errors: [{ code: '75', message: 'The payer could not answer: not found.' }],
    });
    expect(toldBy(takeAnswer(pending, unknownMember, at(1), policy))).toMatchObject([{ coverage: { errors: [{ code: '75' }] } }]);
  });

  it('that is late says nothing, and is used again', () => {
    const expired = passTime(pending, at(60));
    expect(toldBy(expired)).toMatchObject([{ coverage: { status: 'unknown', errors: [] } }]);
    const late = takeAnswer(expired.state, coverage({ checkedAt: at(70).now.toISOString() }), at(70), policy);
    expect(typesOf(late)).toEqual([]);
    expect(toldBy(ask(late.state, asked(second), at(80), policy))).toMatchObject([
      { reused: true, coverage: { status: 'active' } },
    ]);
  });

  it('comes to nobody before its time', () => {
    expect(passTime(pending, at(59))).toEqual({});
    expect(passTime(undefined, at(59))).toEqual({});
  });

  it('to what was never asked is a bug', () => {
    expect(() => takeAnswer(undefined as Inquiry | undefined, coverage(), at(1), policy)).toThrow('inquiry that was asked');
  });
});
