import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { stateOf } from '../http/request-context.js';
import { chooseTenants } from './choose-tenants.js';
import { routeAccessKey, type RouteAccess } from './permission.js';
import { TokenVerifier } from './token-verifier.js';

/** Deny by default: a route without `@Permission` or `@Public` is closed; others get a caller, its tenant and the request's context. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(routeAccessKey, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (!access) throw new Refusal(403, 'ROUTE_CLOSED', 'This route declares no permission.');
    if (access.kind === 'public') return true;

    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const state = stateOf(request);
    const caller = await this.verifier.callerOf(request.headers.authorization);
    const tenantIds = chooseTenants(caller, { ...access, header: single(request.headers['tenant-id']) });
    state.context = {
      tenantId: tenantIds[0],
      tenantIds,
      actor: caller.subject,
      correlationId: state.correlationId,
      traceparent: state.traceparent,
    };
    return true;
  }
}

const single = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join() : header);
