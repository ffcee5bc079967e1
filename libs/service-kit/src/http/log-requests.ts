import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logs/logger.js';
import { findState } from './request-context.js';

/** One line for each request, for those who look for one: the pattern of its route, never its address. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const state = findState(request);
    logger.debug('http.request', {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
      correlationId: state?.correlationId,
      tenantId: state?.context?.tenantId,
    });
    done();
  });
}
