import type {
  Benefit,
  BenefitPerson,
  Benefits271,
  BenefitSubscriber,
  Inquiry270,
  InquirySubscriber,
  Trace,
} from '@claimstream/x12';
import { type Plan, planOf } from './plan.js';
import { sandboxOf } from './sandbox.js';

/** The answer to a 270, in the levels of the question. Whoever asks is answered from the member's plan. */
export function toBenefits271(
  inquiry: Inquiry270,
  { seed, date, time }: { seed: string; date: string; time: string },
): Benefits271 {
  return {
    purpose: '11',
    reference: inquiry.reference,
    createdDate: date,
    createdTime: time,
    sources: inquiry.sources.map(({ role, source, receivers }) => ({
      role,
      source,
      receivers: receivers.map(({ role: askedAs, receiver, subscribers }) => ({
        role: askedAs,
        receiver,
        subscribers: subscribers.map((subscriber) => answer(subscriber, seed)),
      })),
    })),
  };
}

/** The benefits stand with whom the question was about: the subscriber, or the dependents below. */
function answer(
  { person, traces, birthDate, gender, inquiries, dependents, dates }: InquirySubscriber,
  seed: string,
): BenefitSubscriber {
  const memberId = person.id?.value ?? '';
  const named = { person, birthDate, gender };
  const about = (who: BenefitPerson, asked: readonly Trace[] | undefined): BenefitPerson => ({
    ...who,
    traces: answered(asked),
    ...said(memberId, seed),
  });
  if (inquiries) return about({ ...named, dates: dates && planDates(dates[0]!.from) }, traces);
  return {
    ...named,
    dependents: (dependents ?? []).map((one) =>
      about({ person: one.person, birthDate: one.birthDate, gender: one.gender }, one.traces),
    ),
  };
}

function said(memberId: string, seed: string): Pick<BenefitPerson, 'benefits' | 'rejections'> {
  const { kind } = sandboxOf(memberId);
  if (kind === 'down') return { rejections: [{ valid: true, reason: '42', followUp: 'R' }] };
  if (kind === 'inactive') return { benefits: [{ information: '6', serviceTypes: ['30'] }] };
  return { benefits: benefitsOf(planOf(memberId, seed)) };
}

function benefitsOf({ deductibleCents, copayCents, coinsurance }: Plan): Benefit[] {
  return [
    { information: '1', coverageLevel: 'IND', serviceTypes: ['30'], plan: 'SIMULATED PLAN' },
    { information: 'B', coverageLevel: 'IND', serviceTypes: ['98'], timePeriod: '27', amountCents: copayCents, inNetwork: 'Y' },
    {
      information: 'C',
      coverageLevel: 'IND',
      serviceTypes: ['30'],
      timePeriod: '23',
      amountCents: deductibleCents,
      inNetwork: 'Y',
    },
    { information: 'A', coverageLevel: 'IND', serviceTypes: ['30'], percent: coinsurance, inNetwork: 'Y' },
  ];
}

/** TRN01 = 2 is the asker's own number. */
const answered = (traces: readonly Trace[] = []): Trace[] => traces.map((trace) => ({ ...trace, type: '2' }));

const planDates = (from: string) => [{ qualifier: '291', from }];
