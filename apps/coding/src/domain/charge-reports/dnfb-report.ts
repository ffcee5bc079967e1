import type { DnfbReport } from '@claimstream/contracts';

/** One reason or class of what is not billed. */
export interface DnfbSum {
  readonly encounters: number;
  readonly chargeCents: number;
  readonly oldestServiceDate?: string;
}

export const revenueDays = 90;

export const dnfbDefinition =
  'Gross charges of billable encounters whose discharge or last day of service is on or before asOf and that were not released for billing by the end of ' +
  `that day (UTC), over the average gross charges of a day: those of billable encounters with their last day in the ${revenueDays} days that end with asOf, divided by ` +
  `${revenueDays}. Computed after HFMA's DNFB; what claims holds after the release is not in it. The reason is the present one, for a past day too.`;

export const chargeCaptureDefinition =
  'Of encounters whose last day of service lies in the period and that were not cancelled. Without charges: billable, and no line with a charge. Charge lag: days from the last day of ' +
  'service to the first telling, of encounters with charges and of charges told on their own, never below 0. Late charges: cents of lines added and of lines that ' +
  'became dearer after the release, over all charges of the encounters that were released; a ratio of sums.';

/** A share of two sums with four decimals; absent where there is nothing to divide by. */
export const ratioOf = (numerator: number, denominator: number): number | undefined =>
  denominator > 0 ? Math.round((numerator / denominator) * 10_000) / 10_000 : undefined;

type Sums<Name extends object> = readonly (Name & DnfbSum)[];

/** The report of what its two sums say: the days of each part add up to the days of the whole, but for rounding. */
export function dnfbReportOf(
  asOf: string,
  {
    reasons,
    classes,
    revenueCents,
  }: {
    reasons: Sums<Pick<DnfbReport['reasons'][number], 'reason'>>;
    classes: Sums<Pick<DnfbReport['classes'][number], 'billingClass'>>;
    revenueCents: number;
  },
): DnfbReport {
  const perDay = revenueCents / revenueDays;
  const withDays = <Part extends DnfbSum>(part: Part) => {
    const days = ratioOf(part.chargeCents, perDay);
    return { ...part, ...(days !== undefined && { days }) };
  };
  const numeratorCents = reasons.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  const days = ratioOf(numeratorCents, perDay);
  return {
    ...{ asOf, definition: dnfbDefinition, numeratorCents, denominatorCents: Math.round(perDay) },
    ...(days !== undefined && { days }),
    encounters: reasons.reduce((sum, { encounters }) => sum + encounters, 0),
    reasons: reasons.map(withDays),
    classes: classes.map(withDays),
  };
}
