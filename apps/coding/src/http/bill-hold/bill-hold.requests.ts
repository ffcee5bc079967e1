import { personal, Text } from '@claimstream/contracts';
import { z } from 'zod';
import { plainReason } from '../reason.requests.js';

/** An account as its source system names it. The number is the patient's: it stands in bodies, never in a URL. */
export const AccountName = z.strictObject({ sourceSystem: Text(50), billingAccountId: personal(Text(50)) });
export type AccountName = z.output<typeof AccountName>;

export const AccountRequest = AccountName.extend({ reason: plainReason });
export type AccountRequest = z.output<typeof AccountRequest>;
