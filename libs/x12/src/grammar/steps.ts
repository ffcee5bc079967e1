import { type LoopNode, type SegmentNode } from './nodes.js';

/** One way to go on from a state: where the next segment would stand, and what happens to the loops on the way there. */
export interface Step {
  readonly node: SegmentNode;
  /** How many of the open loops end, the innermost first. */
  readonly closes: number;
  /** The loops that begin, the outermost first. */
  readonly opens: readonly LoopNode[];
  /** False when the guide has the place earlier than where we are. */
  readonly inOrder: boolean;
  /** Required segments and loops that are left behind: each must have come by now. */
  readonly passed: readonly (SegmentNode | LoopNode)[];
}

/**
 * The steps to segments of this id, in order before out of order, the innermost first. A step out of order does not leave a loop that
 * may repeat: it would tear the repetition apart, and nothing of it could be placed after.
 */
export function stepsFrom(state: SegmentNode, id: string): Step[] {
  const levels = levelsOf(state);
  const repeating = levels.findIndex(({ loop }) => loop.max > 1);
  const unrepeated = repeating < 0 ? levels : levels.slice(0, repeating + 1);
  const inOrder = levels.flatMap((level, closes) =>
    level.loop.children
      .filter((child) => child.order >= level.order)
      .flatMap((child) => stepTo({ child, id, levels, closes, inOrder: true })),
  );
  const outOfOrder = unrepeated.flatMap((level, closes) =>
    level.loop.children
      .filter((child) => child.order < level.order)
      .flatMap((child) => stepTo({ child, id, levels, closes, inOrder: false })),
  );
  return [...inOrder, ...outOfOrder];
}

/**
 * The steps to segments of this id that stand in, or open a loop in, a loop that would come next but whose first segment is missing.
 * Only what such a loop must have, or what opens another, is a sign of it.
 */
export function entriesFrom(state: SegmentNode, id: string): Step[] {
  const levels = levelsOf(state);
  return levels.flatMap((level, closes) =>
    level.loop.children
      .filter((child) => child.kind === 'loop')
      .filter(({ order }) => order > level.order)
      .flatMap((entered) =>
        entered.children.slice(1).flatMap((child) => {
          const [node, opens] = child.kind === 'loop' ? [child.first, [entered, child]] : [child, [entered]];
          if (node.id !== id || !node.required) return [];
          return [{ node, closes, opens, inOrder: true, passed: passedBy(levels, closes, entered.order) }];
        }),
      ),
  );
}

/** An open loop and how far it has come. */
interface Level {
  readonly loop: LoopNode;
  readonly order: number;
}

function levelsOf(state: SegmentNode): Level[] {
  const levels: Level[] = [{ loop: state.loop, order: state.order }];
  for (let loop = state.loop; loop.parent; loop = loop.parent) levels.push({ loop: loop.parent, order: loop.order });
  return levels;
}

interface Direction {
  readonly child: SegmentNode | LoopNode;
  readonly id: string;
  readonly levels: readonly Level[];
  readonly closes: number;
  readonly inOrder: boolean;
}

function stepTo({ child, id, levels, closes, inOrder }: Direction): Step[] {
  const node = child.kind === 'loop' ? child.first : child;
  if (node.id !== id || isReopening(child)) return [];
  return [{ node, closes, opens: child.kind === 'loop' ? [child] : [], inOrder, passed: passedBy(levels, closes, child.order) }];
}

function passedBy(levels: readonly Level[], closes: number, before: number): (SegmentNode | LoopNode)[] {
  return [
    ...levels.slice(0, closes).flatMap(({ loop, order }) => requiredOf(loop, order, Infinity)),
    ...levels.slice(closes, closes + 1).flatMap(({ loop, order }) => requiredOf(loop, order, before)),
  ];
}

/** The segment that opens a loop begins a new one when it comes again; it does not repeat inside. */
function isReopening(child: SegmentNode | LoopNode): boolean {
  return child.kind === 'segment' && child.loop.first === child && child.max === 1;
}

function requiredOf(loop: LoopNode, from: number, before: number): (SegmentNode | LoopNode)[] {
  return loop.children.filter((child) => child.required && child.order >= from && child.order < before);
}
