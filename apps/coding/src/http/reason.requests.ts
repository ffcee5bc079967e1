import { personal } from '@claimstream/contracts';
import { z } from 'zod';

/** Why somebody does it, where the answer may speak of the patient: it stays with the encounter and is masked. */
export const PersonalReasonRequest = z.strictObject({ reason: personal(z.string().trim().min(1).max(500)) });
export type PersonalReasonRequest = z.output<typeof PersonalReasonRequest>;

export const plainReason = z.string().trim().min(1).max(200).meta({ description: 'Why; it is kept. Nothing personal.' });

/** Why somebody does it, where nothing personal is wanted: accounts, charges and bill-hold. */
export const PlainReasonRequest = z.strictObject({ reason: plainReason });
export type PlainReasonRequest = z.output<typeof PlainReasonRequest>;
