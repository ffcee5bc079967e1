import type { Charge, ChargeGrouping, Finding } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';
import { encounterIdOf } from '../encounter-ids.js';
import type { Hold } from '../encounter-record.js';

/** Where a charge stands, and what was found when it was to be put on its encounter. */
export interface Grouping {
  readonly state: ChargeGrouping;
  readonly findings: readonly Finding[];
}

/** A charge as the coding service keeps it. */
export interface ChargeRecord {
  readonly chargeId: Uuid;
  /** The encounter that it is billed with; fixed by the first revision. */
  readonly encounterId: Uuid;
  readonly revision: number;
  readonly charge: Charge;
  readonly hold?: Hold;
  readonly grouping: Grouping;
  readonly recordedAt: string;
  readonly revisedAt: string;
}

export const chargeIdOf = (tenantId: Uuid, { sourceSystem, externalId }: Charge): Uuid =>
  derivedId(tenantId, 'charge', sourceSystem, externalId);

/** The encounter of a charge: the one that it names, or that of its order. */
export const encounterIdOfCharge = (tenantId: Uuid, charge: Charge): Uuid =>
  encounterIdOf(tenantId, {
    sourceSystem: charge.encounterSourceSystem ?? charge.sourceSystem,
    externalId: encounterNameOf(charge),
  });

/** An order has no encounter in the source system; what it is billed with is named after it. */
export const encounterNameOf = ({ encounterExternalId, order }: Charge): string =>
  encounterExternalId ?? `order:${order?.externalId ?? ''}`;
