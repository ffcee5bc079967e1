import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { invariant, type Uuid } from '@claimstream/kernel';
import type { Transaction } from '../database/transaction.js';

/** Who asks, for whom, and in which story: what commands, audit rows and logs need of a request. */
export interface RequestContext {
  /** The tenant that the request works for; `tenantIds` has more than one only on routes that are declared `acrossTenants`. */
  readonly tenantId: Uuid;
  readonly tenantIds: readonly Uuid[];
  /** The token's subject. */
  readonly actor: string;
  readonly correlationId: Uuid;
  readonly traceparent: string;
}

/** What the kit knows about a request while it is under way. */
export interface RequestState {
  readonly correlationId: Uuid;
  readonly traceparent: string;
  context?: RequestContext;
  transaction?: Transaction;
}

const states = new WeakMap<object, RequestState>();

export function rememberState(request: object, state: RequestState): RequestState {
  states.set(request, state);
  return state;
}

/** The state made when the request came in. */
export function stateOf(request: object): RequestState {
  const state = states.get(request);
  invariant(state, 'Every request gets its state in the onRequest hook.');
  return state;
}

export const findState = (request: object): RequestState | undefined => states.get(request);

/** Handler parameter: the `RequestContext`. Not for `@Public()` routes. */
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext): RequestContext => {
  const { context } = stateOf(execution.switchToHttp().getRequest<object>());
  invariant(context, 'Public routes have no caller and no context.');
  return context;
});

/** Handler parameter: the transaction that `@Transactional()`, `@Idempotent()` or `@ReadsPhi()` opened for this request. */
export const Tx = createParamDecorator((_: unknown, execution: ExecutionContext): Transaction => {
  const { transaction } = stateOf(execution.switchToHttp().getRequest<object>());
  invariant(transaction, 'A handler that takes @Tx() is declared @Transactional(), @Idempotent() or @ReadsPhi().');
  return transaction;
});
