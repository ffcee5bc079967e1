import { isTellable } from './discriminators.js';
import { type CompiledGuide, type LoopNode, type SegmentNode } from './nodes.js';
import { type Step, stepsFrom } from './steps.js';

/**
 * States in which one segment could stand at two places at once: neither qualifiers nor order decide. Empty for a sound guide. Places
 * that are full for certain do not count: of a loop that stands once, or a segment that stands once, the repetition.
 */
export function undecidableStates(guide: CompiledGuide): string[] {
  const ids = new Set(guide.segments.map(({ id }) => id));
  return guide.segments.flatMap((state) =>
    [...ids].flatMap((id) => {
      const steps = stepsFrom(state, id).filter((step) => step.inOrder && !isCertainlyFull(state, step));
      return steps.flatMap((one, index) =>
        steps
          .slice(index + 1)
          .filter((other) => !isTellable(one.node, other.node))
          .map((other) => `after ${nameOf(state)}: ${nameOf(one.node)} or ${nameOf(other.node)}`),
      );
    }),
  );
}

function isCertainlyFull(state: SegmentNode, { node, opens: [loop] }: Step): boolean {
  if (loop === undefined) return node === state && node.max === 1;
  return loop.max === 1 && isInside(state, loop);
}

function isInside({ loop }: SegmentNode, outer: LoopNode): boolean {
  for (let open: LoopNode | undefined = loop; open; open = open.parent) if (open === outer) return true;
  return false;
}

function nameOf({ path, name }: SegmentNode): string {
  return `${path} (${name})`;
}
