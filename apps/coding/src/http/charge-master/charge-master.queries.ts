import type { ChargeItem, ChargeItemView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';

interface VersionRow {
  item: ChargeItem;
  version: number;
  loadedAt: string;
  loadedBy: string;
}

const toView = ({ item, ...loaded }: VersionRow): ChargeItemView => ({ ...item, ...loaded });

export interface ItemsFilter {
  readonly tenantId: Uuid;
  readonly date: string;
  readonly q?: string;
  readonly afterNumber?: string;
  readonly limit: number;
}

/** The items that hold on a day in order of their numbers, one more than the limit. */
export async function findItems(tx: Tx, { tenantId, date, q, afterNumber, limit }: ItemsFilter): Promise<ChargeItemView[]> {
  const rows = await tx.query<VersionRow>(
    `select item, version, loaded_at as "loadedAt", loaded_by as "loadedBy" from (
       select distinct on (charge_number) * from charge_item
       where tenant_id = $1 and effective_from <= $2 and ($3::text is null or charge_number > $3)
       order by charge_number, effective_from desc, version desc) begun
     where (effective_to is null or effective_to >= $2)
       and ($4::text is null or starts_with(charge_number, $4) or starts_with(item ->> 'procedureCode', upper($4))
         or position(lower($4) in lower(item ->> 'description')) > 0)
     order by charge_number limit $5`,
    [tenantId, date, afterNumber, q, limit + 1],
  );
  return rows.map(toView);
}

export interface VersionsFilter {
  readonly tenantId: Uuid;
  readonly chargeNumber: string;
  readonly before?: { effectiveFrom: string; version: number };
  readonly limit: number;
}

/** Everything that was ever loaded for a number, the latest day first and of a day the latest word. */
export async function findVersions(tx: Tx, { tenantId, chargeNumber, before, limit }: VersionsFilter): Promise<ChargeItemView[]> {
  const rows = await tx.query<VersionRow>(
    `select item, version, loaded_at as "loadedAt", loaded_by as "loadedBy" from charge_item
     where tenant_id = $1 and charge_number = $2 and ($3::date is null or (effective_from, version) < ($3::date, $4::int))
     order by effective_from desc, version desc limit $5`,
    [tenantId, chargeNumber, before?.effectiveFrom, before?.version, limit + 1],
  );
  return rows.map(toView);
}
