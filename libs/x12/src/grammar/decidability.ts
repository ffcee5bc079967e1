import { isTellable } from './discriminators.js';
import { type CompiledGuide } from './nodes.js';
import { stepsFrom } from './state-table.js';

/**
 * States in which one segment could stand at two places at once: neither qualifiers nor order decide. Empty for a sound guide. Where
 * one of two places is inside the loop at hand and the other behind it, the inner one is taken until it is full; that decides as well.
 */
export function undecidableStates(guide: CompiledGuide): string[] {
  const ids = new Set(guide.segments.map(({ id }) => id));
  return guide.segments.flatMap((state) =>
    [...ids].flatMap((id) => {
      const steps = stepsFrom(state, id).filter(({ inOrder }) => inOrder);
      return steps.flatMap((one, index) =>
        steps
          .slice(index + 1)
          .filter((other) => !isTellable(one.node, other.node))
          .map(
            (other) =>
              `after ${state.path} (${state.name}): ${one.node.path} (${one.node.name}) or ${other.node.path} (${other.node.name})`,
          ),
      );
    }),
  );
}
