import { randomBytes } from 'node:crypto';
import { isUuid, newId, type Uuid } from '@claimstream/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rememberState } from './request-context.js';
import { docsContentPolicy, securityHeaders } from './security-headers.js';

/** Gives every request its ids and every response its headers. Ids from outside are taken only when they look like ids: they end up in logs. */
export function addRequestHooks(fastify: FastifyInstance, isClosing: () => boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const state = rememberState(request, { correlationId: correlationIdOf(request), traceparent: traceparentOf(request) });
    void reply.headers({ ...securityHeaders, 'x-correlation-id': state.correlationId });
    if (request.url.startsWith('/docs')) void reply.header('content-security-policy', docsContentPolicy);
    done();
  });
  // A connection that is kept alive after its last answer would hold up the closing of the door.
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing()) void reply.header('connection', 'close');
    done();
  });
}

function correlationIdOf(request: FastifyRequest): Uuid {
  const given = String(request.headers['x-correlation-id'] ?? '').toLowerCase();
  return isUuid(given) ? given : newId();
}

/** W3C trace context: the caller's, else the start of a trace of our own. */
function traceparentOf(request: FastifyRequest): string {
  const given = String(request.headers['traceparent'] ?? '');
  return /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given)
    ? given
    : `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
