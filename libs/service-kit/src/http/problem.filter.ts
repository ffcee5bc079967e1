import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logs/logger.js';
import { problemOf } from './problem.js';
import { findState } from './request-context.js';

/** Answers everything that is thrown as problem+json, and logs what is ours to mend or what somebody was not allowed. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const state = findState(request);
    const { status, headers, body } = problemOf(error, state?.correlationId);

    const facts = {
      code: body.code,
      status,
      method: request.method,
      route: request.routeOptions.url,
      correlationId: state?.correlationId,
    };
    if (status >= 500) this.logger.failure('http.request-failed', error, facts);
    else if (status === 401 || status === 403) this.logger.info('http.request-denied', facts);

    void http.getResponse<FastifyReply>().code(status).headers(headers).send(body);
  }
}
