import type { ChargeItem } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { emptyBook, type ItemVersion, type PriceBook } from '../../domain/charge-master/price-book.js';

/** All versions of these numbers, in one statement; none is run where there is no number, as for most encounters. */
export async function loadPriceBook(tx: Tx, tenantId: Uuid, chargeNumbers: readonly string[]): Promise<PriceBook> {
  if (chargeNumbers.length === 0) return emptyBook;
  const rows = await tx.query<{ item: ChargeItem; version: number }>(
    'select item, version from charge_item where tenant_id = $1 and charge_number = any ($2::text[])',
    [tenantId, chargeNumbers],
  );
  const versions = rows.map(({ item, version }): ItemVersion => ({ item, version }));
  return Map.groupBy(versions, ({ item }) => item.chargeNumber);
}

/** Holds off other loads of this tenant until the transaction ends, so that each plans on what the one before has left. */
export const lockChargeMaster = (tx: Tx, tenantId: Uuid): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('charge-master ' || $1, 0))`, [tenantId]);

export interface Loading {
  readonly tenantId: Uuid;
  readonly loadId: Uuid;
  readonly loadedAt: Date;
  readonly loadedBy: string;
}

export async function insertVersions(
  tx: Tx,
  { tenantId, loadId, loadedAt, loadedBy }: Loading,
  versions: readonly ItemVersion[],
): Promise<void> {
  await tx.query(
    `insert into charge_item (tenant_id, charge_number, effective_from, effective_to, version, item, load_id, loaded_at, loaded_by)
     select $1, item ->> 'chargeNumber', (item ->> 'effectiveFrom')::date, (item ->> 'effectiveTo')::date, version, item, $4, $5, $6
     from unnest($2::jsonb[], $3::int[]) as told (item, version)`,
    [
      tenantId,
      versions.map(({ item }) => JSON.stringify(item)),
      versions.map(({ version }) => version),
      ...[loadId, loadedAt, loadedBy],
    ],
  );
}
