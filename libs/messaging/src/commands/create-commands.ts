import { invariant } from '@claimstream/kernel';
import type { Database, Tx } from '../database/database.js';
import { type AggregateAddress, plainId } from '../deciding/held-aggregates.js';
import { type Cause, UnitOfWork } from '../deciding/unit-of-work.js';
import type { AggregateRef } from '../stores/define-store.js';
import { type LockedRow, lockQueries } from '../stores/lock-many.js';
import { writeOf } from '../writing/write-unit.js';
import {
  type CommandContext,
  type CommandOutcome,
  type Commands,
  type CommandStep,
  type DecideCommand,
  type HeldWork,
  step,
} from './commands.js';

/** Commands of one service; `written` is told of each unit after its commit. */
export function createCommands(options: {
  database: Database;
  clock: () => Date;
  written: (unit: UnitOfWork) => void;
}): Commands {
  const { database, clock, written } = options;

  async function hold(tx: Tx, context: CommandContext, targets: readonly AggregateRef[]): Promise<HeldWork> {
    const unit = new UnitOfWork(clock());
    const locks = lockQueries(targets.map((target) => addressOf(target, context)));
    const locked = await Promise.all(locks.map(({ text, parameters, name }) => tx.query<LockedRow>(text, parameters, name)));
    locks.forEach((lock, n) => lock.hold(locked[n]!, unit.held));
    return {
      decide: (steps, cause = context) =>
        steps.map(({ target, decide }) => decideOne(unit, addressOf(target, cause), cause, decide)),
      save: () => {
        const write = writeOf(unit);
        if (write) tx.send(write.text, write.parameters, write.name);
        tx.afterCommit(() => written(unit));
      },
    };
  }

  async function executeSteps(tx: Tx, context: CommandContext, steps: readonly CommandStep[]) {
    const work = await hold(
      tx,
      context,
      steps.map(({ target }) => target),
    );
    const outcomes = work.decide(steps);
    work.save();
    return outcomes;
  }

  async function execute<State, Answer>(
    tx: Tx,
    context: CommandContext,
    target: AggregateRef<State>,
    decide: DecideCommand<State, Answer>,
  ): Promise<CommandOutcome<State, Answer>> {
    const [outcome] = await executeSteps(tx, context, [step(target, decide)]);
    return outcome as CommandOutcome<State, Answer>;
  }

  return {
    hold,
    executeSteps,
    execute,
    executeMany: async <State, Answer>(
      tx: Tx,
      context: CommandContext,
      { store, ids }: Parameters<Commands['executeMany']>[2],
      decide: (
        state: State | undefined,
        facts: Parameters<DecideCommand<State, Answer>>[1],
        id: string,
      ) => ReturnType<DecideCommand<State, Answer>>,
    ) => {
      const steps = ids.map((id) =>
        step<State, Answer>(store.at(id) as AggregateRef<State>, (state, facts) => decide(state, facts, id)),
      );
      return (await executeSteps(tx, context, steps)) as CommandOutcome<State, Answer>[];
    },
    run: (context, target, decide) => {
      const tenantIds = [...new Set([context.tenantId, target.tenantId ?? context.tenantId])];
      return database.transaction(tenantIds, (tx) => execute(tx, context, target, decide));
    },
  };
}

function decideOne(
  unit: UnitOfWork,
  target: AggregateAddress,
  cause: Cause,
  decide: CommandStep['decide'],
): CommandOutcome<unknown, unknown> {
  const aggregate = unit.held.get(target);
  invariant(aggregate, 'A command decides about an aggregate that is not held.');
  const decision = decide(aggregate.state, unit.factsFor(cause));
  unit.apply(decision, target, cause);
  return { id: target.id, state: aggregate.state, answer: decision.answer };
}

const addressOf = ({ store, id, tenantId }: AggregateRef, context: CommandContext): AggregateAddress => ({
  store,
  id: plainId(id),
  tenantId: tenantId ?? context.tenantId,
});
