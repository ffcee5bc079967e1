import { type Segment } from '../segment.js';
import { type Discriminator, discriminatorsOf, valueAt } from './discriminators.js';
import { type CompiledGuide, type LoopNode, type SegmentNode } from './nodes.js';

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

/** All ways to go on with segments of one id. */
export interface Choice {
  /** In order first, the innermost first. */
  readonly steps: readonly Step[];
  /** The qualifier that all of them are told apart by first, with the steps by its code; undefined when they have none in common. */
  readonly key: Discriminator | undefined;
  readonly byCode: ReadonlyMap<string, readonly Step[]>;
}

/**
 * The state table of a guide. A state is the segment that came last; it fixes which loops are open. Choices are worked out when a file
 * first needs them, and kept.
 */
export class StateTable {
  private readonly choices: Map<string, Choice>[];
  private readonly usesById: ReadonlyMap<string, readonly SegmentNode[]>;
  private readonly discriminators: (readonly Discriminator[] | undefined)[] = [];

  private constructor(guide: CompiledGuide) {
    this.choices = guide.segments.map(() => new Map<string, Choice>());
    this.usesById = Map.groupBy(guide.segments, ({ id }) => id);
  }

  static of(guide: CompiledGuide): StateTable {
    const known = tables.get(guide);
    if (known) return known;
    const table = new StateTable(guide);
    tables.set(guide, table);
    return table;
  }

  /** Whether the guide uses the segment anywhere. */
  knows(id: string): boolean {
    return this.usesById.has(id);
  }

  choice(state: SegmentNode, id: string): Choice {
    const choices = this.choices[state.index]!;
    const known = choices.get(id);
    if (known) return known;
    const choice = this.choiceOf(stepsFrom(state, id));
    if (this.knows(id)) choices.set(id, choice);
    return choice;
  }

  /** Whether the segment carries the qualifiers of this use of it. */
  fits(node: SegmentNode, segment: Segment): boolean {
    for (const discriminator of this.discriminatorsOf(node)) {
      if (!discriminator.codes.has(valueAt(segment, discriminator))) return false;
    }
    return true;
  }

  discriminatorsOf(node: SegmentNode): readonly Discriminator[] {
    return (this.discriminators[node.index] ??= discriminatorsOf(node, this.usesById.get(node.id) ?? []));
  }

  private choiceOf(steps: readonly Step[]): Choice {
    const firsts = steps.map(({ node }) => this.discriminatorsOf(node)[0]);
    const [key] = firsts;
    const common = key && firsts.every((first) => first?.element === key.element && first.component === key.component);
    if (!common) return { steps, key: undefined, byCode: new Map() };
    const byCode = new Map<string, Step[]>();
    steps.forEach((step, index) => {
      for (const code of firsts[index]!.codes) byCode.set(code, [...(byCode.get(code) ?? []), step]);
    });
    return { steps, key, byCode };
  }
}

const tables = new WeakMap<CompiledGuide, StateTable>();

/** The steps to segments of this id, in order before out of order, the innermost first. */
export function stepsFrom(state: SegmentNode, id: string): Step[] {
  const levels = levelsOf(state);
  const inOrder = levels.flatMap((level, closes) =>
    level.loop.children
      .filter((child) => child.order >= level.order)
      .flatMap((child) => stepTo({ child, id, levels, closes, inOrder: true })),
  );
  const outOfOrder = levels.flatMap((level, closes) =>
    level.loop.children
      .filter((child) => child.order < level.order)
      .flatMap((child) => stepTo({ child, id, levels, closes, inOrder: false })),
  );
  return [...inOrder, ...outOfOrder];
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
  const passed = [
    ...levels.slice(0, closes).flatMap(({ loop, order }) => requiredOf(loop, order, Infinity)),
    ...levels.slice(closes, closes + 1).flatMap(({ loop, order }) => requiredOf(loop, order, child.order)),
  ];
  return [{ node, closes, opens: child.kind === 'loop' ? [child] : [], inOrder, passed }];
}

/** The segment that opens a loop begins a new one when it comes again; it does not repeat inside. */
function isReopening(child: SegmentNode | LoopNode): boolean {
  return child.kind === 'segment' && child.loop.first === child && child.max === 1;
}

function requiredOf(loop: LoopNode, from: number, before: number): (SegmentNode | LoopNode)[] {
  return loop.children.filter((child) => child.required && child.order >= from && child.order < before);
}
