import type { Encounter } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';

type Named = Pick<Encounter, 'sourceSystem' | 'externalId' | 'billingAccountId'>;

/** The id of an encounter: the same whenever its source system tells us of it again. */
export function encounterIdOf(tenantId: Uuid, { sourceSystem, externalId }: Named): Uuid {
  return derivedId(tenantId, 'encounter', sourceSystem, externalId);
}

/** What an encounter is billed with: its account, where the source system names one, else itself. */
export function billingCaseIdOf(tenantId: Uuid, encounter: Named): Uuid {
  const { sourceSystem, billingAccountId } = encounter;
  return billingAccountId === undefined
    ? encounterIdOf(tenantId, encounter)
    : accountIdOf(tenantId, { sourceSystem, billingAccountId });
}

/** The id of a billing account: that of the billing case of its encounters. */
export const accountIdOf = (tenantId: Uuid, account: { sourceSystem: string; billingAccountId: string }): Uuid =>
  derivedId(tenantId, 'billing-account', account.sourceSystem, account.billingAccountId);
