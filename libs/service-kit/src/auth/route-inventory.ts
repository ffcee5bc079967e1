import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { phiReadKey } from '../audit/reads-phi.js';
import { routeAccessKey, type RouteAccess } from './permission.js';

/** One route of a service, as its decorators declare it. */
export interface Route {
  readonly method: string;
  /** With parameters as written: `/v1/claims/:claimId`. */
  readonly path: string;
  /** `ClaimsController.release`: where to look when a spec complains. */
  readonly handler: string;
  /** Undefined: nobody declared it, nobody may call it. */
  readonly access: RouteAccess | undefined;
  /** Whether reading it writes an audit row. */
  readonly readsPhi: boolean;
}

type Handler = (...parameters: unknown[]) => unknown;

/** All routes of a service, for the specs that prove that each declares its permission and hides other tenants' rows. */
export function routesOf(app: INestApplicationContext): Route[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => routesOfHandler(metatype, prototype[name]!));
    });
}

function routesOfHandler(controller: { name: string }, handler: Handler): Route[] {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const bases = pathsOf(controller);
  return bases.flatMap((base) =>
    pathsOf(handler).map((path) => ({
      method: RequestMethod[method],
      path: `/${[base, path]
        .map((part) => part.replaceAll(/^\/+|\/+$/g, ''))
        .filter(Boolean)
        .join('/')}`,
      handler: `${controller.name}.${handler.name}`,
      access: (Reflect.getMetadata(routeAccessKey, handler) ?? Reflect.getMetadata(routeAccessKey, controller)) as
        RouteAccess | undefined,
      readsPhi: Reflect.hasMetadata(phiReadKey, handler),
    })),
  );
}

const pathsOf = (target: object): string[] => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
