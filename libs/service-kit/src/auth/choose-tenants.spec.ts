import { newId } from '@claimstream/kernel';
import { Refusal } from '../http/refusal.js';
import { chooseTenants } from './choose-tenants.js';
import type { TenantGrant } from './token-claims.js';

const grant = (...permissions: string[]): TenantGrant => ({ id: newId(), kind: 'client', firmId: newId(), permissions });
const choose = (tenants: TenantGrant[], { header, acrossTenants = false }: { header?: string; acrossTenants?: boolean } = {}) => {
  try {
    return chooseTenants({ subject: 'biller', tenants }, { permission: 'claims:read', acrossTenants, header });
  } catch (error) {
    return error instanceof Refusal ? `${error.status} ${error.code}` : 'failed';
  }
};

it("takes a token's only tenant, and the one that the header names of several", () => {
  const [one, two] = [grant('claims:read'), grant('claims:read')];
  expect(choose([one])).toEqual([one.id]);
  expect(choose([one, two], { header: two.id })).toEqual([two.id]);
  expect(choose([one], { header: one.id })).toEqual([one.id]);
});

it('takes all tenants with the permission only where the route says so', () => {
  const [one, two, other] = [grant('claims:read'), grant('claims:read'), grant('claims:write')];
  expect(choose([one, other, two], { acrossTenants: true })).toEqual([one.id, two.id]);
  expect(choose([one, two], { acrossTenants: true, header: two.id })).toEqual([two.id]);
  expect(choose([one, two])).toBe('400 TENANT_REQUIRED');
});

it('looks for the permission in the tenant that was chosen, not in another', () => {
  const [may, mayNot] = [grant('claims:read'), grant('payments:read')];
  expect(choose([may, mayNot], { header: mayNot.id })).toBe('403 PERMISSION_MISSING');
  expect(choose([mayNot], { acrossTenants: true })).toBe('403 PERMISSION_MISSING');
});

it('refuses a tenant that the token does not name, or that is no id', () => {
  expect(choose([grant('claims:read')], { header: newId() })).toBe('403 TENANT_NOT_ALLOWED');
  expect(choose([grant('claims:read')], { header: 'mine' })).toBe('400 TENANT_INVALID');
});
