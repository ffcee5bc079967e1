import { personal, Text } from '@claimstream/contracts';
import { z } from 'zod';

const reason = z.string().trim().min(1).max(200).meta({ description: 'Why; it is kept. Nothing personal.' });

export const ReasonRequest = z.strictObject({ reason });
export type ReasonRequest = z.output<typeof ReasonRequest>;

/** An account as its source system names it. The number is the patient's: it stands in bodies, never in a URL. */
export const AccountName = z.strictObject({ sourceSystem: Text(50), billingAccountId: personal(Text(50)) });
export type AccountName = z.output<typeof AccountName>;

export const AccountRequest = AccountName.extend({ reason });
export type AccountRequest = z.output<typeof AccountRequest>;
