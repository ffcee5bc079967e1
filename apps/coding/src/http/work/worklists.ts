import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What waits for people, by what has to be done. */
export const worklists = ['needs-coding', 'query-open', 'held', 'qa'] as const;
export type Worklist = (typeof worklists)[number];

/** The worklist that the request's path names. */
export const Worklist = createParamDecorator((_: unknown, execution: ExecutionContext): Worklist => {
  const path = execution.switchToHttp().getRequest<FastifyRequest>().routeOptions.url ?? '';
  return worklists.find((worklist) => path.split('/').includes(worklist))!;
});
