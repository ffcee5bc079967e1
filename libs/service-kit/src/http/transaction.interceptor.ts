import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { invariant, type Uuid } from '@claimstream/kernel';
import { auditRead } from '../audit/audit-read.js';
import { phiReadKey, type PhiReadDeclaration } from '../audit/reads-phi.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { Transaction } from '../database/transaction.js';
import { answerOnce, type StoredAnswer } from '../idempotency/answer-once.js';
import { idempotentKey } from '../idempotency/idempotent.js';
import { Intake } from './intake.js';
import { problemOf } from './problem.js';
import { stateOf, type RequestContext } from './request-context.js';
import { transactionalKey } from './transactional.js';

/** Gives a handler its transaction, and does inside it what its route declares: answers once, audits what was read. */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(
    private readonly database: TenantDatabase,
    private readonly intake: Intake,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    return Reflect.hasMetadata(transactionalKey, execution.getHandler())
      ? from(this.#inTransaction(execution, next))
      : next.handle();
  }

  async #inTransaction(execution: ExecutionContext, next: CallHandler): Promise<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const state = stateOf(request);
    const { context } = state;
    invariant(context, 'A public route has no tenants and no transaction.');
    if (request.method !== 'GET') this.intake.assertOpen();

    const handler = execution.getHandler();
    const key = Reflect.hasMetadata(idempotentKey, handler) ? request.headers['idempotency-key'] : undefined;
    const read = Reflect.getMetadata(phiReadKey, handler) as PhiReadDeclaration | undefined;
    const status = reply.statusCode;

    return this.database.transaction(context.tenantIds, async (tx) => {
      state.transaction = tx;
      reply.code(status);
      const handle = () => lastValueFrom(next.handle() as Observable<unknown>, { defaultValue: undefined });
      const answer =
        key === undefined ? await handle() : await handleOnce({ tx, context, request, reply, key: String(key), handle });
      if (read) await audit(tx, context, read, request.params as Record<string, string>, answer);
      return answer;
    });
  }
}

interface OnceOnly {
  readonly tx: Transaction;
  readonly context: RequestContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly key: string;
  readonly handle: () => Promise<unknown>;
}

async function handleOnce({ tx, context, request, reply, key, handle }: OnceOnly): Promise<unknown> {
  const identity = {
    tenantId: context.tenantId,
    subject: context.actor,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    key,
    content: JSON.stringify([request.url, request.body]),
  };
  const { status, headers, body } = await answerOnce(
    tx,
    identity,
    async () => {
      const answer = await handle();
      return { status: reply.statusCode, headers: keptHeaders(reply), body: answer === undefined ? '' : JSON.stringify(answer) };
    },
    (refusal): StoredAnswer => {
      const problem = problemOf(refusal, context.correlationId);
      return { ...problem, body: JSON.stringify(problem.body) };
    },
  );
  void reply.code(status).headers(headers);
  return body === '' ? undefined : (JSON.parse(body) as unknown);
}

/** Of the handler's headers those that belong to the answer, not to the moment. */
const keptHeaders = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    ['location', 'etag'].flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
  );

async function audit(
  tx: Transaction,
  context: RequestContext,
  { action, store, ids }: PhiReadDeclaration,
  parameters: Record<string, string>,
  answer: unknown,
): Promise<void> {
  const seen = typeof ids === 'string' ? [{ id: parameters[ids]!, tenantId: undefined }] : ids(answer as never);
  await auditRead(tx, context, {
    action,
    store,
    ids: seen.map(({ id }) => id),
    tenantIds: seen.map(({ tenantId }) => tenantId ?? onlyTenantOf(context)),
  });
}

function onlyTenantOf({ tenantId, tenantIds }: RequestContext): Uuid {
  invariant(
    tenantIds.length === 1,
    'What a route across tenants shows names the tenant of each thing, or the wrong audit would have it.',
  );
  return tenantId;
}
