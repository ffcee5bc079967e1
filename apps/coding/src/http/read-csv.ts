import type { FastifyInstance } from 'fastify';

/** A body of `text/csv` reaches its handler as text; a route that wants JSON refuses it as having the wrong shape. */
export const readCsv = (fastify: FastifyInstance): void => {
  fastify.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
};
