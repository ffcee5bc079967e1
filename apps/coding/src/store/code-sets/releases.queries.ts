import type { CodeSetName } from '@claimstream/code-sets';
import type { CodeSetRelease } from '@claimstream/contracts';
import type { CalendarDate, Uuid } from '@claimstream/kernel';
import type { Transaction } from '@claimstream/service-kit';

/** The tenant that the deployment's own releases belong to. No token names it: everybody reads what it has, through the code that asks for it too. */
export const deployment: Uuid = '00000000-0000-7000-8000-00000000c0de';

export interface ReleaseRow extends CodeSetRelease {
  readonly tenantId: Uuid;
}

const columns = `tenant_id as "tenantId", id as "releaseId", code_set as "set", version, status, effective_from as "effectiveFrom",
  effective_to as "effectiveTo", row_count as rows, bad_rows as "badRows", faults, digest, files, loaded_by as "loadedBy",
  loaded_at as "loadedAt", withdrawn, case when tenant_id = '${deployment}' then 'deployment' else 'tenant' end as owner`;

export interface ReleasesFilter {
  readonly set?: CodeSetName;
  readonly status?: 'active' | 'withdrawn';
  readonly digest?: string;
  readonly releaseId?: Uuid;
  readonly tenantId?: Uuid;
  /** Default: all. */
  readonly limit?: number;
}

/** Releases of the transaction's tenants, the latest first. */
export async function findReleases(
  tx: Transaction,
  { set, status, digest, releaseId, tenantId, limit }: ReleasesFilter,
): Promise<ReleaseRow[]> {
  const rows = await tx.query<ReleaseRow>(
    `select ${columns} from code_set_release
     where ($1::text is null or code_set = $1) and ($2::text is null or status = $2) and ($3::text is null or digest = $3)
       and ($4::uuid is null or id = $4) and ($5::uuid is null or tenant_id = $5)
     order by effective_from desc, loaded_at desc, id desc limit $6`,
    [set, status, digest, releaseId, tenantId, limit],
  );
  return rows.map(({ effectiveTo, withdrawn, ...row }) => ({
    ...row,
    ...(effectiveTo !== null && { effectiveTo }),
    ...(withdrawn !== null && { withdrawn }),
  }));
}

/** One at a time loads or ends releases of a set for an owner. */
export async function lockSet(tx: Transaction, owner: Uuid, set: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`code-set ${owner} ${set}`]);
}

export async function insertRelease(tx: Transaction, release: ReleaseRow): Promise<void> {
  await tx.query(
    `insert into code_set_release (tenant_id, id, code_set, version, status, effective_from, effective_to, row_count, bad_rows, faults,
       digest, files, loaded_by, loaded_at)
     values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[release.tenantId, release.releaseId, release.set, release.version, release.effectiveFrom, release.effectiveTo],
      ...[release.rows, release.badRows, JSON.stringify(release.faults), release.digest, release.files],
      ...[release.loadedBy, release.loadedAt],
    ],
  );
  await tx.query('insert into code_set_holder (tenant_id, holder_id) values ($1, $2) on conflict do nothing', [
    deployment,
    release.tenantId,
  ]);
}

export async function withdrawRelease(
  tx: Transaction,
  { tenantId, releaseId }: Pick<ReleaseRow, 'tenantId' | 'releaseId'>,
  withdrawn: NonNullable<CodeSetRelease['withdrawn']>,
): Promise<void> {
  await tx.query("update code_set_release set status = 'withdrawn', withdrawn = $3 where tenant_id = $1 and id = $2", [
    ...[tenantId, releaseId],
    JSON.stringify(withdrawn),
  ]);
}

export async function endRelease(
  tx: Transaction,
  { tenantId, releaseId }: Pick<ReleaseRow, 'tenantId' | 'releaseId'>,
  effectiveTo: CalendarDate,
): Promise<void> {
  await tx.query('update code_set_release set effective_to = $3 where tenant_id = $1 and id = $2', [
    tenantId,
    releaseId,
    effectiveTo,
  ]);
}

/** The tenants that have releases, for a transaction of the deployment. */
export async function findHolders(tx: Transaction): Promise<Uuid[]> {
  const rows = await tx.query<{ holder: Uuid }>('select holder_id as holder from code_set_holder where tenant_id = $1', [
    deployment,
  ]);
  return rows.map(({ holder }) => holder);
}
