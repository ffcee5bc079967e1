import { CalendarDate, Cents, personal } from '@claimstream/contracts';
import { z } from 'zod';

export const AuditResultRequest = z.strictObject({
  finding: z.enum(['supported', 'over-coded', 'under-coded', 'other-error']),
  overchargedCents: Cents.default(0).meta({ description: 'Charged too much, or too little where it is negative.' }),
  note: personal(z.string().trim().min(1).max(4_000)).optional(),
});
export type AuditResultRequest = z.output<typeof AuditResultRequest>;

export const FollowUpRequest = z.strictObject({
  what: z.string().trim().min(1).max(500).meta({ description: 'Nothing personal.' }),
  who: z.string().trim().min(1).max(200),
  dueDate: CalendarDate.optional(),
});
export type FollowUpRequest = z.output<typeof FollowUpRequest>;
