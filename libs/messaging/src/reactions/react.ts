import type { EventContract, EventMessage } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { z } from 'zod';
import type { Store } from '../stores/define-store.js';
import type { Decision, Facts } from './decision.js';

export interface ReactionDefinition<Type extends string, Schema extends z.ZodType, State> {
  /** `<service>.<what-we-do>`: the action in the audit row. */
  name: string;
  to: EventContract<Type, Schema>;
  store: Store<State>;
  /** The aggregate that the message concerns, or several, or undefined when it does not concern us. */
  idOf(message: EventMessage<z.output<Schema>>): Uuid | readonly Uuid[] | undefined;
  /** Pure, for one aggregate and one message; gets `undefined` for what does not exist yet. Throwing parks the message. */
  decide(state: NoInfer<State> | undefined, message: EventMessage<z.output<Schema>>, facts: Facts): Decision<NoInfer<State>>;
}

/** What we do when we hear something; the runtime runs it for hundreds of messages in one transaction. */
export interface Reaction {
  readonly name: string;
  readonly to: EventContract;
  readonly store: Store;
  idsOf(message: EventMessage): readonly Uuid[];
  decide(state: unknown, message: EventMessage, facts: Facts): Decision;
}

export function react<Type extends string, Schema extends z.ZodType, State>(
  definition: ReactionDefinition<Type, Schema, State>,
): Reaction {
  const { name, to, store, idOf, decide } = definition;
  return {
    name,
    to: to as unknown as EventContract,
    store: store as Store,
    idsOf: (message) => {
      const ids = idOf(message as EventMessage<z.output<Schema>>);
      return ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids;
    },
    decide: (state, message, facts) => decide(state as State | undefined, message as EventMessage<z.output<Schema>>, facts),
  };
}
