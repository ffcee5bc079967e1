import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '../database/database.js';
import type { Decision, Facts } from '../reactions/decision.js';
import type { AggregateRef, Store } from '../stores/define-store.js';

/** Who does what for whom: the tenant, the person, the request, and the action that the audit row names (`claims.release`). */
export interface CommandContext {
  readonly tenantId: Uuid;
  readonly actor: string;
  readonly correlationId: Uuid;
  readonly action: string;
  /** The event that made us act, for workers. */
  readonly causationId?: Uuid;
  readonly traceparent?: string;
}

export type DecideCommand<State, Answer> = (state: State | undefined, facts: Facts) => Decision<State, Answer>;

/** What became of one aggregate: its state after the decision (also when unchanged) and the decision's answer. */
export interface CommandOutcome<State, Answer> {
  readonly id: Uuid;
  readonly state: State | undefined;
  readonly answer: Answer | undefined;
}

/** A step of a transaction that decides about aggregates of several stores or tenants. */
export interface CommandStep<State = unknown, Answer = unknown> {
  readonly target: AggregateRef<State>;
  readonly decide: DecideCommand<State, Answer>;
}

/** Types a step by its store; a plain literal would lose the state's type. */
export const step = <State, Answer>(target: AggregateRef<State>, decide: DecideCommand<State, Answer>): CommandStep =>
  ({ target, decide }) as unknown as CommandStep;

/**
 * What people and workers do, with the stores, the lock order and the saving of the reactions. A `decide` that throws (a
 * `Refusal`, say) stores nothing. All of it wakes the relay and the workers after the commit.
 */
export interface Commands {
  /** In a transaction of its own, run again after a lost race. */
  run<State, Answer = void>(
    context: CommandContext,
    target: AggregateRef<State>,
    decide: DecideCommand<State, Answer>,
  ): Promise<CommandOutcome<State, Answer>>;

  /** Inside the caller's transaction (idempotency, audit). A lost race is thrown for `Database.transaction` to run it again. */
  execute<State, Answer = void>(
    tx: Tx,
    context: CommandContext,
    target: AggregateRef<State>,
    decide: DecideCommand<State, Answer>,
  ): Promise<CommandOutcome<State, Answer>>;

  /**
   * Many aggregates of one store: locked in order, decided in the order given, saved at once. `decide` is told which one by its
   * id.
   */
  executeMany<State, Answer = void>(
    tx: Tx,
    context: CommandContext,
    targets: { store: Store<State>; ids: readonly Uuid[] },
    decide: (state: State | undefined, facts: Facts, id: Uuid) => Decision<State, Answer>,
  ): Promise<CommandOutcome<State, Answer>[]>;

  /** Steps over several stores or tenants: all locked first in the one lock order, decided in the order given, saved at once. */
  executeSteps(tx: Tx, context: CommandContext, steps: readonly CommandStep[]): Promise<CommandOutcome<unknown, unknown>[]>;

  /** The same in parts, for who asks the database something else in the same round trip as the locks, or decides in several goes. */
  hold(tx: Tx, context: CommandContext, targets: readonly AggregateRef[]): Promise<HeldWork>;
}

/** Aggregates that the transaction holds, and what was decided about them so far. */
export interface HeldWork {
  /** Decides in the order given; each step sees what those before it left. Another context names another cause of these steps. */
  decide(steps: readonly CommandStep[], context?: CommandContext): CommandOutcome<unknown, unknown>[];
  /** Writes all that was decided; what the write fails with, the transaction fails with. */
  save(): void;
}
