import { SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';

/** What a route asks of its caller. A route that declares nothing is refused to everybody. */
export type RouteAccess =
  { readonly kind: 'public' } | { readonly kind: 'permission'; readonly permission: string; readonly acrossTenants: boolean };

export const routeAccessKey = 'claimstream:access';

/** `claims:read`, `operations:write`: what, and how. */
export type PermissionName = `${string}:${'read' | 'write'}`;

/**
 * The route needs this permission in the tenant that the request works for. With `acrossTenants` (worklists of a billing firm) a request without
 * `Tenant-Id` sees all tenants of the token where the caller has the permission.
 */
export const Permission = (permission: PermissionName, { acrossTenants = false } = {}) =>
  applyDecorators(
    SetMetadata(routeAccessKey, { kind: 'permission', permission, acrossTenants } satisfies RouteAccess),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
    ApiHeader({
      name: 'Tenant-Id',
      required: false,
      description: acrossTenants
        ? 'One tenant; without it all that the token allows.'
        : 'Which tenant, when the token names several.',
      schema: { type: 'string', format: 'uuid' },
    }),
  );

/** Anybody may call the route: health, documents. Never for anything that has a tenant. */
export const Public = () => SetMetadata(routeAccessKey, { kind: 'public' } satisfies RouteAccess);
