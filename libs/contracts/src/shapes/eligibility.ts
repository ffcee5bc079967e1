import { z } from 'zod';
import { Patient, Payer, Subscriber } from './people.js';
import { CalendarDate, Cents, Id, Instant, Text } from './primitives.js';
import { Provider } from './providers.js';

/** What we ask a payer about a coverage (270). */
export const EligibilityInquiry = z.strictObject({
  inquiryId: Id,
  payer: Payer,
  provider: Provider,
  subscriber: Subscriber,
  patient: Patient,
  serviceTypeCodes: z
    .array(z.string().regex(/^[0-9A-Z]{1,2}$/))
    .min(1)
    .max(99),
  serviceDate: CalendarDate,
});
export type EligibilityInquiry = z.output<typeof EligibilityInquiry>;

/** The payer could not answer (271 AAA). */
export const EligibilityError = z.strictObject({
  code: z.string().max(2).meta({ description: 'AAA03 reject reason.' }),
  followUp: z.string().max(1).optional().meta({ description: 'AAA04 follow-up action.' }),
  message: z.string().max(300),
});
export type EligibilityError = z.output<typeof EligibilityError>;

/** One thing the plan says (271 EB), with the amounts as typed fields. */
export const Benefit = z.strictObject({
  informationCode: z.string().max(2).meta({ description: 'EB01, for example 1 active, B co-payment, C deductible.' }),
  coverageLevel: z.string().max(3).optional(),
  serviceTypeCodes: z.array(z.string().max(2)).default([]),
  timePeriod: z.string().max(2).optional(),
  amountCents: Cents.optional(),
  percent: z.number().optional().meta({ description: "The patient's share, as a fraction." }),
  inNetwork: z.enum(['Y', 'N', 'U', 'W']).optional(),
});
export type Benefit = z.output<typeof Benefit>;

export const CoverageStatus = z.enum(['active', 'inactive', 'unknown', 'not_applicable']).meta({
  description: 'not_applicable: nobody to ask, as for self-pay; unknown: no answer by the deadline, or one that says nothing.',
});
export type CoverageStatus = z.output<typeof CoverageStatus>;

/** What is known of the coverage at the date of service. */
export const CoverageCheck = z.strictObject({
  status: CoverageStatus,
  checkedAt: Instant,
  inquiryId: Id.optional(),
  planName: Text(60).optional(),
  benefits: z.array(Benefit).default([]),
  errors: z.array(EligibilityError).default([]),
});
export type CoverageCheck = z.output<typeof CoverageCheck>;
