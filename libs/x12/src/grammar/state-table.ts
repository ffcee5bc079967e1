import { type Segment } from '../segment.js';
import { segmentLayout } from '../standard/segments.js';
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
  /** The steps that the segment's first qualifier leaves. */
  readonly likely: readonly Step[];
  /** The only step in order, if there is just one: what a segment with a bad qualifier must mean. */
  readonly only: Step | undefined;
}

/** The choices by the code at the place that tells all steps apart first. */
interface KeyedChoices {
  readonly any: Choice;
  readonly key: Discriminator | undefined;
  readonly byCode: ReadonlyMap<string, Choice>;
}

/**
 * The state table of a guide. A state is the segment that came last; it fixes which loops are open. Choices are worked out when a file
 * first needs them, and kept.
 */
export class StateTable {
  private readonly choices: Map<string, KeyedChoices>[];
  private readonly usesById: ReadonlyMap<string, readonly SegmentNode[]>;
  private readonly openers: ReadonlySet<string>;
  private readonly discriminators: (readonly Discriminator[] | undefined)[] = [];

  private constructor(guide: CompiledGuide) {
    this.choices = guide.segments.map(() => new Map<string, KeyedChoices>());
    this.usesById = Map.groupBy(guide.segments, ({ id }) => id);
    this.openers = new Set(guide.loops.map(({ first }) => first.id));
  }

  static of(guide: CompiledGuide): StateTable {
    const known = tables.get(guide);
    if (known) return known;
    const table = new StateTable(guide);
    tables.set(guide, table);
    return table;
  }

  choice(state: SegmentNode, segment: Segment): Choice {
    const { any, key, byCode } = this.keyedChoices(state, segment.id);
    return key === undefined ? any : (byCode.get(valueAt(segment, key)) ?? { ...any, likely: [] });
  }

  /** Whether the segment carries the qualifiers of this use of it. */
  fits(node: SegmentNode, segment: Segment): boolean {
    for (const discriminator of this.discriminatorsOf(node)) {
      if (!discriminator.codes.has(valueAt(segment, discriminator))) return false;
    }
    return true;
  }

  /** The step into a loop whose first segment is missing, when the segment can mean nothing else. */
  entry(state: SegmentNode, segment: Segment): Step | undefined {
    if (!this.usesById.has(segment.id)) return undefined;
    const fitting = entriesFrom(state, segment.id).filter(({ node }) => this.fits(node, segment));
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** Whether segments of this id open a loop somewhere. */
  opensLoop(id: string): boolean {
    return this.openers.has(id);
  }

  /** Why a segment of this id may have no place: unknown to the standard (1), to this guide (6), or only here (2). */
  unplacedFault(id: string): '1' | '2' | '6' {
    if (this.usesById.has(id)) return '2';
    return segmentLayout(id) === undefined ? '1' : '6';
  }

  private discriminatorsOf(node: SegmentNode): readonly Discriminator[] {
    return (this.discriminators[node.index] ??= discriminatorsOf(node, this.usesById.get(node.id) ?? []));
  }

  private keyedChoices(state: SegmentNode, id: string): KeyedChoices {
    const choices = this.choices[state.index]!;
    const known = choices.get(id);
    if (known) return known;
    if (!this.usesById.has(id)) return noChoice;
    const made = this.keyed(stepsFrom(state, id));
    choices.set(id, made);
    return made;
  }

  private keyed(steps: readonly Step[]): KeyedChoices {
    const inOrder = steps.filter((step) => step.inOrder);
    const any: Choice = { steps, likely: steps, only: inOrder.length === 1 ? inOrder[0] : undefined };
    const firsts = steps.map(({ node }) => this.discriminatorsOf(node)[0]);
    const [key] = firsts;
    if (!key || firsts.some((first) => first?.element !== key.element || first.component !== key.component)) {
      return { any, key: undefined, byCode: new Map() };
    }
    const codes = new Set(firsts.flatMap((first) => [...first!.codes]));
    const likely = (code: string) => steps.filter((_, index) => firsts[index]!.codes.has(code));
    return { any, key, byCode: new Map([...codes].map((code) => [code, { ...any, likely: likely(code) }])) };
  }
}

const noChoice: KeyedChoices = { any: { steps: [], likely: [], only: undefined }, key: undefined, byCode: new Map() };

const tables = new WeakMap<CompiledGuide, StateTable>();

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
function entriesFrom(state: SegmentNode, id: string): Step[] {
  const levels = levelsOf(state);
  return levels.flatMap(({ loop, order }, closes) =>
    loop.children
      .filter((child) => child.kind === 'loop' && child.order > order)
      .flatMap((entered) =>
        (entered as LoopNode).children.slice(1).flatMap((child) => {
          const node = child.kind === 'loop' ? child.first : child;
          if (node.id !== id || !node.required) return [];
          const opens = [entered as LoopNode, ...(child.kind === 'loop' ? [child] : [])];
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
