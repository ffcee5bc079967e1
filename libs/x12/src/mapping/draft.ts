import { type ElementCheck } from '../grammar/element-check.js';
import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type ElementValue } from '../documents/parts.js';
import { type BoundPlace } from './bind.js';
import { type ElementsByPosition } from './codec.js';

/** A segment to be written; index 0 is element 1. */
export interface Draft {
  readonly id: string;
  readonly elements: (ElementValue | undefined)[];
  /** The uses of the segment that it may be. */
  readonly candidates: readonly SegmentNode[];
}

/** A segment of a place, with the elements that always say the same. */
export function draftOf({ place, nodes, constants }: BoundPlace): Draft {
  const elements: Draft['elements'] = [];
  for (const [position, code] of constants) elements[position - 1] = code;
  return { id: place.id, elements, candidates: nodes };
}

/** Adds an element; components of one composite may come from several fields. */
export function putElement({ elements }: Draft, position: number, value: ElementValue): void {
  const before = elements[position - 1];
  elements[position - 1] = before === undefined ? value : merged(before, value);
}

/** Adds several elements. */
export function putElements(draft: Draft, written: ElementsByPosition): void {
  for (const position in written) {
    const value = written[position];
    if (value !== undefined) putElement(draft, Number(position), value);
  }
}

function merged(before: ElementValue, value: ElementValue): ElementValue {
  if (typeof before !== 'object' || typeof value !== 'object') return value;
  const [first = []] = before;
  const [second = []] = value;
  return [Array.from({ length: Math.max(first.length, second.length) }, (_, index) => second[index] || first[index] || '')];
}

/** A segment as it was read, for a loop of the guide. */
export function draftOfRaw(id: string, elements: readonly ElementValue[], loop: LoopNode): Draft {
  const candidates = loop.children.filter((child): child is SegmentNode => child.kind === 'segment' && child.id === id);
  return { id, elements: [...elements], candidates };
}

/** The use of the segment that its codes choose; the first where they choose none, and undefined where the guide has no such segment. */
export function nodeOf({ candidates, elements }: Draft): SegmentNode | undefined {
  if (candidates.length < 2) return candidates[0];
  return candidates.find((node) => node.elements.every((check, index) => allows(check, elements[index]))) ?? candidates[0];
}

function allows(check: ElementCheck, value: ElementValue | undefined): boolean {
  if (value === undefined || value === '') return true;
  if (typeof value === 'string') return check.components ? hasCode(check.components[0], value) : hasCode(check, value);
  if (!check.components) return value.every(([text]) => hasCode(check, text));
  return value.every((texts) => texts.every((text, index) => text === '' || hasCode(check.components?.[index], text)));
}

const hasCode = (check: ElementCheck | undefined, text: string | undefined): boolean =>
  check?.codes === undefined || text === undefined || check.codes.has(text) || (check.tolerated?.has(text) ?? false);
