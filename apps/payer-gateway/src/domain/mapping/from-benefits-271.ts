import type { CoverageCheck, EligibilityError } from '@claimstream/contracts';
import type { Benefit, BenefitPerson, BenefitReceiver, Benefits271, BenefitSource, Rejection } from '@claimstream/x12';
import { plainText } from './plain-text.js';
import { rejectReasons } from './reject-reasons.js';

/** What a 271 says of the coverage, still without when and for which inquiry. */
export type CoverageAnswer = Pick<CoverageCheck, 'status' | 'planName' | 'benefits' | 'errors'>;

/** Whom an answer is for: one inquiry by the trace that we sent, all those of a provider, or all that stood under the 270's reference. */
export type AnsweredScope = { trace: string } | { payerId?: string; providerNpi?: string };

export interface EligibilityAnswer {
  scope: AnsweredScope;
  coverage: CoverageAnswer;
}

/** The answers of one 271, the most particular first: an inquiry takes the first one that is for it. */
export function fromBenefits271({ sources }: Benefits271): EligibilityAnswer[] {
  const answers = sources.flatMap((source) => ofSource(source));
  return [...answers.filter(({ scope }) => 'trace' in scope), ...answers.filter(({ scope }) => !('trace' in scope))];
}

/** 271 guide: with an AAA at a level, nothing below that level comes back. */
function ofSource({ source, requestRejections = [], rejections = [], receivers = [] }: BenefitSource): EligibilityAnswer[] {
  const payerId = source.id?.value;
  const refused = [...requestRejections, ...rejections];
  const below = receivers.flatMap((receiver) => ofReceiver(receiver, payerId));
  return refused.length === 0 ? below : [...below, { scope: { payerId }, coverage: refusal(refused) }];
}

function ofReceiver({ receiver, rejections = [], subscribers = [] }: BenefitReceiver, payerId?: string): EligibilityAnswer[] {
  const below = subscribers.flatMap(({ dependents = [], ...subscriber }) => [subscriber, ...dependents].flatMap(ofPerson));
  if (rejections.length === 0) return below;
  return [...below, { scope: { payerId, providerNpi: receiver.id?.value }, coverage: refusal(rejections) }];
}

/** TRN01 = 2 is the number that we gave in the 270. An AAA of one benefit (2110) says nothing against what the payer says beside it. */
function ofPerson({ traces = [], rejections = [], benefits = [] }: BenefitPerson): EligibilityAnswer[] {
  const [refused, answered] = [benefits.filter(isRefused), benefits.filter((benefit) => !isRefused(benefit))];
  const reasons = [...rejections, ...refused.flatMap((benefit) => benefit.rejections ?? [])];
  const isRefusal = rejections.length > 0 || (refused.length > 0 && answered.length === 0);
  const coverage = isRefusal ? refusal(reasons) : { ...coverageOf(answered), errors: reasons.map(toError) };
  return traces.filter(({ type }) => type === '2').map(({ number }) => ({ scope: { trace: number }, coverage }));
}

const isRefused = ({ rejections = [] }: Benefit): boolean => rejections.length > 0;

const refusal = (rejections: readonly Rejection[]): CoverageAnswer => ({
  status: 'unknown',
  benefits: [],
  errors: rejections.map(toError),
});

const toError = ({ reason, followUp }: Rejection): EligibilityError => ({
  code: reason,
  followUp: followUp || undefined,
  message: `The payer could not answer: ${rejectReasons[reason] ?? `reason ${reason}`}.`,
});

function coverageOf(benefits: readonly Benefit[]): Omit<CoverageAnswer, 'errors'> {
  return { status: statusOf(benefits), planName: plainText(planOf(benefits), 60), benefits: benefits.map(toBenefit) };
}

/** The plan is named by the benefits of the plan itself (service type 30), else by any; EB01 R tells of another payer's plan. */
function planOf(benefits: readonly Benefit[]): string | undefined {
  const named = benefits.filter(({ plan, information }) => plan !== undefined && information !== 'R');
  return (named.find(({ serviceTypes = [] }) => serviceTypes.includes('30')) ?? named[0])?.plan;
}

/** Codes 1 to 5 of EB01 say active, 6 to 8 inactive; the plan itself (service type 30) counts before single services. */
function statusOf(benefits: readonly Benefit[]): CoverageAnswer['status'] {
  const ofPlan = benefits.filter(({ serviceTypes = [] }) => serviceTypes.length === 0 || serviceTypes.includes('30'));
  for (const group of [ofPlan, benefits]) {
    const codes = group.map(({ information }) => information);
    if (codes.some((code) => /^[1-5]$/.test(code))) return 'active';
    if (codes.some((code) => /^[6-8]$/.test(code))) return 'inactive';
  }
  return 'unknown';
}

const toBenefit = (benefit: Benefit): CoverageCheck['benefits'][number] => ({
  informationCode: benefit.information,
  coverageLevel: benefit.coverageLevel,
  serviceTypeCodes: benefit.serviceTypes ?? [],
  timePeriod: benefit.timePeriod,
  amountCents: benefit.amountCents,
  percent: benefit.percent,
  inNetwork: benefit.inNetwork,
});
