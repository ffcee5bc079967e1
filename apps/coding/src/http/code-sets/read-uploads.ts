import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const mediaTypes = [
  'application/octet-stream',
  'text/plain',
  'text/tab-separated-values',
  'application/xml',
  'text/xml',
  'application/x-ndjson',
];
export const uploadRoute = '/v1/code-sets/:set/releases';

/** Files of code sets reach their route as the stream that they come in, however large; to other routes these media types are 415 as before. */
export function readUploads(fastify: FastifyInstance): void {
  for (const mediaType of mediaTypes) {
    fastify.addContentTypeParser(mediaType, (request: FastifyRequest, payload, done) => {
      if (request.routeOptions.url === uploadRoute) done(null, payload);
      else done(new UnsupportedMediaTypeException());
    });
  }
}
