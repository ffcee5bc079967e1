import { type Segment } from '../segment.js';
import { segmentLayout } from '../standard/segments.js';
import { type Discriminator, discriminatorsOf, valueAt } from './discriminators.js';
import { type CompiledGuide, type SegmentNode } from './nodes.js';
import { entriesFrom, type Step, stepsFrom } from './steps.js';

/** A step with the qualifiers that are still to be looked at before it is taken. */
export interface Candidate {
  readonly step: Step;
  readonly qualifiers: readonly Discriminator[];
}

/** The ways to go on with a segment. */
export interface Choice {
  /** In order first, the innermost first. */
  readonly candidates: readonly Candidate[];
  /** The only step in order, if there is just one: what a segment with a bad qualifier must mean. */
  readonly only: Step | undefined;
}

/** The ways to go on with segments of one id, by the code at the place that tells them apart first. */
interface KeyedChoices {
  readonly key: Discriminator | undefined;
  readonly byCode: ReadonlyMap<string, Choice>;
  /** Without a key, or with a code that none of them has. */
  readonly otherwise: Choice;
}

/**
 * The state table of a guide. A state is the segment that came last; it fixes which loops are open. Choices are worked out when a file
 * first needs them, and kept: there are as many as states and ids of segments in the guide, whatever files hold.
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
    const { key, byCode, otherwise } = this.keyedChoices(state, segment.id);
    return key === undefined ? otherwise : (byCode.get(valueAt(segment, key)) ?? otherwise);
  }

  /** The step into a loop whose first segment is missing, when the segment can mean nothing else. */
  entry(state: SegmentNode, segment: Segment): Step | undefined {
    if (!this.usesById.has(segment.id)) return undefined;
    const fitting = entriesFrom(state, segment.id).filter(({ node }) => fits(this.discriminatorsOf(node), segment));
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
    const steps = stepsFrom(state, id);
    const made = steps.length > 0 ? this.keyed(steps) : noChoice;
    choices.set(id, made);
    return made;
  }

  private keyed(steps: readonly Step[]): KeyedChoices {
    const inOrder = steps.filter((step) => step.inOrder);
    const only = inOrder.length === 1 ? inOrder[0] : undefined;
    const candidates = steps.map((step) => ({ step, qualifiers: this.discriminatorsOf(step.node) }));
    const key = candidates[0]?.qualifiers[0];
    if (
      !key ||
      candidates.some(({ qualifiers: [first] }) => first?.element !== key.element || first.component !== key.component)
    ) {
      return { key: undefined, byCode: new Map(), otherwise: { candidates, only } };
    }
    const withCode = (code: string) =>
      candidates
        .filter(({ qualifiers: [first] }) => first?.codes.has(code))
        .map(({ step, qualifiers }) => ({ step, qualifiers: qualifiers.slice(1) }));
    const codes = new Set(candidates.flatMap(({ qualifiers: [first] }) => [...(first?.codes ?? [])]));
    const byCode = new Map([...codes].map((code) => [code, { candidates: withCode(code), only }]));
    return { key, byCode, otherwise: { candidates: [], only } };
  }
}

/** Whether the segment carries one code of each qualifier. */
export function fits(qualifiers: readonly Discriminator[], segment: Segment): boolean {
  for (const qualifier of qualifiers) if (!qualifier.codes.has(valueAt(segment, qualifier))) return false;
  return true;
}

const noChoice: KeyedChoices = { key: undefined, byCode: new Map(), otherwise: { candidates: [], only: undefined } };

const tables = new WeakMap<CompiledGuide, StateTable>();
