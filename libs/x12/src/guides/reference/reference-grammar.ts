import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '@claimstream/kernel';
import { type ElementRule, type Guide, type GuideNode, type LoopRule, type SegmentRule } from '../../grammar/dsl.js';
import { composites } from '../../standard/composites.js';
import { dataElement, type DataElementNumber } from '../../standard/data-elements.js';
import { type Position } from '../../standard/layout.js';
import { segmentLayout } from '../../standard/segments.js';

/** Where the reference grammars lie on a developer's machine. They are never part of the repository. */
const referenceFolder = '/work/shared/data/x12-grammar';

export const referenceIsThere = existsSync(referenceFolder);

/** An element as the reference writes it. */
interface ReferenceElement {
  readonly usage: 'R' | 'S' | 'N';
  readonly element?: string;
  readonly type?: string;
  readonly min?: number;
  readonly max?: number | string;
  readonly codes?: readonly string[];
  readonly external?: string;
  readonly repeat?: string;
  readonly pattern?: string;
  readonly components?: readonly ReferenceElement[];
}

interface ReferenceSegment {
  readonly segment: string;
  readonly usage: string;
  readonly max: string;
  readonly pos: number;
  readonly syntax: readonly string[];
  readonly elements: readonly ReferenceElement[];
}

interface ReferenceLoop {
  readonly loop: string;
  readonly usage: string;
  readonly max: string;
  readonly children: readonly ReferenceNode[];
}

type ReferenceNode = ReferenceSegment | ReferenceLoop;

/** One fact of a guide as text, so that two grammars can be compared fact by fact: `2300/CLM[1]/CLM05-3 usage`, `R`. */
export type Facts = ReadonlyMap<string, string>;

/** The facts of the reference grammar of a transaction. */
export function referenceFacts(transaction: string): Facts {
  const facts = new Map<string, string>();
  tellReferenceLoop('', referenceOf(transaction), facts);
  return facts;
}

/** The syntax notes of each segment that has any in one of the references. */
export function referenceNotes(transactions: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const notes = new Map<string, Set<string>>();
  const tell = (node: ReferenceNode): void => {
    if ('loop' in node) return node.children.forEach(tell);
    for (const note of node.syntax) notes.set(node.segment, (notes.get(node.segment) ?? new Set()).add(note));
  };
  for (const transaction of transactions) referenceOf(transaction).forEach(tell);
  return notes;
}

function referenceOf(transaction: string): readonly ReferenceNode[] {
  const { children } = JSON.parse(readFileSync(join(referenceFolder, `${transaction}.json`), 'utf8')) as {
    children: ReferenceNode[];
  };
  return children;
}

/** The facts of a guide of ours, types and lengths taken from the standard layer. */
export function guideFacts(guide: Guide): Facts {
  const facts = new Map<string, string>();
  tellLoop('', guide.body, facts);
  return facts;
}

function tellReferenceLoop(path: string, children: readonly ReferenceNode[], facts: Map<string, string>): void {
  const counts = new Map<string, number>();
  let previous: { id: string; pos: number } | undefined;
  for (const [index, child] of children.entries()) {
    const id = 'segment' in child ? child.segment : child.loop;
    const place = placeOf(path, id, counts, 'segment' in child);
    facts.set(`${place} usage`, index === 0 && path !== '' ? 'R' : child.usage);
    facts.set(`${place} max`, child.max);
    const first = firstSegment(child);
    facts.set(`${place} order`, previous && previous.pos === first.pos && previous.id === first.segment ? 'any' : 'after');
    previous = { id: first.segment, pos: first.pos };
    if ('loop' in child) tellReferenceLoop(child.loop, child.children, facts);
    else tellReferenceElements(place, child.segment, child.elements, facts);
  }
}

function tellReferenceElements(
  place: string,
  segment: string,
  elements: readonly ReferenceElement[],
  facts: Map<string, string>,
): void {
  for (const [index, element] of elements.entries()) {
    const name = `${place} ${segment}${String(index + 1).padStart(2, '0')}`;
    tellReferenceElement(name, element, facts);
    for (const [at, component] of (element.components ?? []).entries())
      tellReferenceElement(`${name}-${at + 1}`, component, facts);
  }
}

function tellReferenceElement(name: string, element: ReferenceElement, facts: Map<string, string>): void {
  if (element.usage === 'N') return;
  facts.set(`${name} usage`, element.usage);
  if (element.codes) facts.set(`${name} codes`, element.codes.toSorted().join(' '));
  if (element.element && !element.components)
    facts.set(`${name} form`, [element.element, element.type, element.min, element.max].join(' '));
  if (element.pattern) facts.set(`${name} pattern`, element.pattern);
  if (element.repeat && element.repeat !== '1') facts.set(`${name} repeat`, element.repeat);
}

function firstSegment(node: ReferenceNode): ReferenceSegment {
  if ('segment' in node) return node;
  const [first] = node.children;
  invariant(first, `the reference loop ${node.loop} has children`);
  return firstSegment(first);
}

function tellLoop(path: string, nodes: readonly GuideNode[], facts: Map<string, string>): void {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const members = node.kind === 'unordered' ? node.members : [node];
    for (const [index, member] of members.entries()) {
      const place = placeOf(path, member.id, counts, member.kind === 'segment');
      facts.set(`${place} usage`, member.required ? 'R' : 'S');
      facts.set(`${place} max`, Number.isFinite(member.max) ? String(member.max) : '>1');
      facts.set(`${place} order`, index > 0 ? 'any' : 'after');
      tellMember(place, member, facts);
    }
  }
}

function tellMember(place: string, member: SegmentRule | LoopRule, facts: Map<string, string>): void {
  if (member.kind === 'loop') return tellLoop(member.id, member.children, facts);
  const layout = segmentLayout(member.id);
  invariant(layout, `${member.id} is in the standard layer`);
  for (const [position, rule] of Object.entries(member.elements)) {
    const name = `${place} ${member.id}${position.padStart(2, '0')}`;
    tellElement(name, rule, layout.positions[Number(position) - 1], facts);
  }
}

function tellElement(name: string, rule: ElementRule, position: Position | undefined, facts: Map<string, string>): void {
  invariant(position, `${name} is in the standard layer`);
  facts.set(`${name} usage`, rule.required ? 'R' : 'S');
  if (rule.codes) facts.set(`${name} codes`, rule.codes.toSorted().join(' '));
  if (rule.format)
    facts.set(
      `${name} pattern`,
      rule.format.source
        .replace('^', '')
        .replace('$', '')
        .replace(String.raw`\d`, '[0-9]'),
    );
  if (rule.repeat > 1) facts.set(`${name} repeat`, String(rule.repeat));
  if (typeof position.element === 'string' && position.element.startsWith('C')) {
    const layout = composites[position.element as keyof typeof composites];
    for (const [at, component] of Object.entries(rule.components ?? {})) {
      tellElement(`${name}-${at}`, component, layout.positions[Number(at) - 1], facts);
    }
    return;
  }
  const { number, type, min, max } = dataElement(position.element as DataElementNumber);
  facts.set(`${name} form`, [number, type, min, max].join(' '));
}

/** Loops are named alone, because some references list HL levels flat; segments by loop and by how manieth use of their id it is. */
function placeOf(path: string, id: string, counts: Map<string, number>, isSegment: boolean): string {
  if (!isSegment) return id;
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return `${path}/${id}[${count}]`;
}
