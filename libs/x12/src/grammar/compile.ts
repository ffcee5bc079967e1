import { invariant } from '@claimstream/kernel';
import { segmentLayout } from '../standard/segments.js';
import { type Guide, type GuideNode, type LoopRule, type SegmentRule } from './dsl.js';
import { compileElements, requiredMaskOf } from './element-check.js';
import { type ElementRules } from './element-rule.js';
import { type CompiledGuide, type LoopNode, type SegmentNode } from './nodes.js';
import { compileNotes } from './syntax-notes.js';

/** Makes a guide ready to be walked, once. Throws on a guide that breaks the rules of the DSL: that is a slip in our data, found at load. */
export function compileGuide(guide: Guide): CompiledGuide {
  const known = compiled.get(guide);
  if (known) return known;
  const tables: Tables = { guide, loops: [], segments: [] };
  const body = { id: '', name: guide.name, required: true, max: 1, children: guide.body };
  const result = { ...tables, root: compileLoop(tables, body, { order: 0, parent: undefined, rule: undefined }) };
  compiled.set(guide, result);
  return result;
}

const compiled = new WeakMap<Guide, CompiledGuide>();

interface Tables {
  readonly guide: Guide;
  readonly loops: LoopNode[];
  readonly segments: SegmentNode[];
}

type LoopPlace = Pick<LoopNode, 'order' | 'parent' | 'rule'>;

/** Nodes refer to each other, so that a loop is made before its children are. */
type Unfinished = { -readonly [Key in keyof LoopNode]: LoopNode[Key] };

function compileLoop(tables: Tables, { id, name, required, max, children }: Omit<LoopRule, 'kind'>, place: LoopPlace): LoopNode {
  const path = joined(place.parent, id);
  const loop = { kind: 'loop', index: tables.loops.length, id, name, path, required, max, ...place } as Unfinished;
  tables.loops.push(loop);

  const places = placesOf(children);
  const segments = places.map(({ child, order }) =>
    child.kind === 'segment' ? compileSegment(tables, child, order, loop) : undefined,
  );
  loop.children = places.map(
    ({ child, order }, index) =>
      segments[index] ?? compileLoop(tables, child as LoopRule, { order, parent: loop, rule: child as LoopRule }),
  );
  const [first] = loop.children;
  invariant(first?.kind === 'segment', `Loop ${path} of ${tables.guide.id} starts with a segment.`);
  loop.first = first;
  return loop;
}

function compileSegment(tables: Tables, rule: SegmentRule, order: number, loop: LoopNode): SegmentNode {
  const { id, name, required, max } = rule;
  const layout = segmentLayout(id);
  invariant(layout, `The standard layer knows ${id}, which ${tables.guide.id} uses.`);
  const beyond = Object.keys(rule.elements).find((position) => Number(position) > layout.positions.length);
  invariant(beyond === undefined, `${id} has no element ${beyond}, which ${tables.guide.id} uses.`);
  const elements = compileElements(layout, id === 'ST' ? withAcceptedIds(rule.elements, tables.guide) : rule.elements);
  const segment: SegmentNode = {
    ...{ kind: 'segment', index: tables.segments.length, id, name, path: joined(loop, id), required, max, order, loop, rule },
    elements,
    requiredMask: requiredMaskOf(elements),
    notes: compileNotes(layout.notes),
  };
  tables.segments.push(segment);
  return segment;
}

/** ST03 may name the guide with another erratum; that remark is made once, when the guide is chosen. */
function withAcceptedIds(elements: ElementRules, { accepts }: Guide): ElementRules {
  const reference = elements[3];
  return reference?.codes ? { ...elements, 3: reference.of(...reference.codes, ...accepts) } : elements;
}

/** Children with their places; members of an `unordered` share one. */
function placesOf(children: readonly GuideNode[]): { child: SegmentRule | LoopRule; order: number }[] {
  return children.flatMap((node, order) =>
    node.kind === 'unordered' ? node.members.map((child) => ({ child, order })) : [{ child: node, order }],
  );
}

function joined(loop: LoopNode | undefined, id: string): string {
  return loop && loop.path !== '' ? `${loop.path}/${id}` : id;
}
