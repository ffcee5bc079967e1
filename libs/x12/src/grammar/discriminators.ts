import { type ElementCheck } from './element-check.js';
import { type SegmentNode } from './nodes.js';
import { type Segment } from '../segment.js';

/** An element, or component, whose code tells uses of one segment id apart. */
export interface Discriminator {
  readonly element: number;
  /** 0 for the element itself. */
  readonly component: number;
  /** The codes of this use, tolerated ones included. */
  readonly codes: ReadonlySet<string>;
}

/**
 * The qualifiers that tell this use of a segment from the others with its id, fewest and first positions first; empty when it is the only
 * use. Others whose codes overlap at every position cannot be told apart: `undecidableStates` proves that they never meet.
 */
export function discriminatorsOf(node: SegmentNode, others: readonly SegmentNode[]): Discriminator[] {
  const chosen: Discriminator[] = [];
  let rest = others.filter((other) => other !== node && other.rule !== node.rule);
  for (const candidate of qualifiersOf(node)) {
    const left = rest.filter((other) => !isDisjoint(candidate, other));
    if (left.length < rest.length) chosen.push(candidate);
    rest = left;
  }
  return chosen;
}

/** Whether the two uses can never fit the same segment. */
export function isTellable(one: SegmentNode, other: SegmentNode): boolean {
  return qualifiersOf(one).some((qualifier) => isDisjoint(qualifier, other));
}

/** What the segment says at the discriminator's place. */
export function valueAt(segment: Segment, { element, component }: Discriminator): string {
  return component === 0 ? segment.element(element) : segment.component(element, component);
}

const qualifiers = new WeakMap<SegmentNode, readonly Discriminator[]>();

/** The required elements and components that have a code list. */
function qualifiersOf(node: SegmentNode): readonly Discriminator[] {
  const known = qualifiers.get(node);
  if (known) return known;
  const found = node.elements.flatMap((check) => {
    const own = toDiscriminator(check, check.position, 0);
    const inside = (check.components ?? []).map((part) => toDiscriminator(part, check.position, part.position));
    return [own, ...inside].filter((discriminator) => discriminator !== undefined);
  });
  qualifiers.set(node, found);
  return found;
}

function toDiscriminator(
  { codes, tolerated, usage }: ElementCheck,
  element: number,
  component: number,
): Discriminator | undefined {
  return codes && usage === 'required' ? { element, component, codes: new Set([...codes, ...(tolerated ?? [])]) } : undefined;
}

function isDisjoint({ element, component, codes }: Discriminator, other: SegmentNode): boolean {
  const same = qualifiersOf(other).find((place) => place.element === element && place.component === component);
  return same !== undefined && [...codes].every((code) => !same.codes.has(code));
}
