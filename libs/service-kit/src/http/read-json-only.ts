import type { FastifyInstance } from 'fastify';

/** Bodies are JSON, also under names of its dialects (`application/fhir+json`); forms and texts are 415. `__proto__` in a body is refused. */
export function readJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/([\w.-]+\+)?json(;|$)/,
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
}
