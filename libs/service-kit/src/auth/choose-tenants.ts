import { isUuid, type Uuid } from '@claimstream/kernel';
import { Refusal } from '../http/refusal.js';
import type { Caller, TenantGrant } from './token-claims.js';

export interface TenantChoice {
  readonly permission: string;
  readonly acrossTenants: boolean;
  /** The `Tenant-Id` header. */
  readonly header: string | undefined;
}

/**
 * The tenants that a request works for, the first being its own: the one that `Tenant-Id` names, or the token's only one, or for routes across
 * tenants all where the caller has the permission. 400 when the choice is missing or malformed, 403 when it or the act is not the caller's.
 */
export function chooseTenants(
  { tenants }: Caller,
  { permission, acrossTenants, header }: TenantChoice,
): readonly [Uuid, ...Uuid[]] {
  const candidates = header === undefined ? tenants : [namedBy(header.toLowerCase(), tenants)];
  if (candidates.length > 1 && !acrossTenants) {
    throw new Refusal(400, 'TENANT_REQUIRED', 'The token names several tenants; say which one in the Tenant-Id header.');
  }

  const [first, ...others] = candidates.filter(({ permissions }) => permissions.includes(permission)).map(({ id }) => id);
  if (first === undefined)
    throw new Refusal(403, 'PERMISSION_MISSING', `This needs the permission ${permission}.`, { permission });
  return [first, ...others];
}

function namedBy(id: string, tenants: readonly TenantGrant[]): TenantGrant {
  if (!isUuid(id)) throw new Refusal(400, 'TENANT_INVALID', 'The Tenant-Id header is not a UUID.');
  const tenant = tenants.find((candidate) => candidate.id === id);
  if (!tenant) throw new Refusal(403, 'TENANT_NOT_ALLOWED', 'The token does not name this tenant.');
  return tenant;
}
