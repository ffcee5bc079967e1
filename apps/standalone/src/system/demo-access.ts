import type { DevIssuer, TenantGrant } from '@claimstream/service-kit';
import { demoFirm, demoTenants } from '@claimstream/synthetic';

const permissions = [
  'encounters:read',
  'encounters:write',
  'benchmarks:read',
  'benchmarks:write',
  'bill-hold:read',
  'bill-hold:write',
  'coding:read',
  'coding:write',
  'coding-management:read',
  'coding-management:write',
  'coding-quality:write',
  'provider-queries:read',
  'provider-queries:write',
  'audits:read',
  'audits:write',
  'charge-master:read',
  'charge-master:write',
  'code-sets:read',
  'code-sets:write',
  'codes:read',
  'charges:read',
  'charges:write',
  'eligibility:read',
  'eligibility:write',
  'reports:read',
  'claims:read',
  'claims:write',
  'payments:read',
  'payments:write',
  'remittances:read',
  'remittances:write',
  'partners:read',
  'partners:write',
  'operations:read',
  'operations:write',
  'audit:read',
];

/** Somebody of the demonstration, with the token to be that person. */
export interface DemoPerson {
  readonly name: string;
  readonly says: string;
  readonly token: string;
}

const grants: readonly TenantGrant[] = [
  { id: demoFirm.tenantId, kind: 'firm', permissions },
  ...demoTenants.map(({ tenantId, ownerTenantId }): TenantGrant =>
    ownerTenantId === tenantId
      ? { id: tenantId, kind: 'hospital', permissions }
      : { id: tenantId, kind: 'client', firmId: ownerTenantId, permissions },
  ),
];

/** The biller of the firm who works for its clients, somebody of the hospital, and the feed that plays all source systems. */
export async function demoPeople(issuer: DevIssuer): Promise<{ readonly feed: string; readonly people: readonly DemoPerson[] }> {
  const ofFirm = grants.filter(({ id, firmId }) => id === demoFirm.tenantId || firmId === demoFirm.tenantId);
  const ofHospital = grants.filter(({ kind }) => kind === 'hospital');
  const token = (subject: string, tenants: readonly TenantGrant[]) =>
    issuer.sign({ subject, tenants, expiresInSeconds: 30 * 24 * 3_600 });
  return {
    feed: await token('demo-feed', grants),
    people: [
      { name: 'biller', says: `works at ${demoFirm.name} for its clients`, token: await token('biller@firm.example', ofFirm) },
      { name: 'hospital', says: 'works at the hospital', token: await token('biller@hospital.example', ofHospital) },
    ],
  };
}
