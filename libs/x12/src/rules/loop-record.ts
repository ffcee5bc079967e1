import { many } from '../grammar/dsl.js';
import { type LoopNode } from '../grammar/nodes.js';
import { type Segment } from '../segment.js';

/**
 * What stood in one repetition of a loop, so that rules can look at a claim or payment as a whole. Loops that repeat without bound and hold
 * other loops, and claims, are not kept under their parent: memory does not grow with the file.
 */
export interface LoopRecord {
  readonly node: LoopNode;
  readonly parent: LoopRecord | undefined;
  readonly segments: Segment[];
  readonly loops: LoopRecord[];
  /** The ids of all loops directly below, each once, also of those that are not kept. */
  readonly seen: string[];
}

/** More than any guide allows in one loop: what a hostile file repeats beyond it is not kept, and has been reported as too much. */
const bound = 5_000;

export function openRecord(node: LoopNode, parent: LoopRecord | undefined): LoopRecord {
  const record: LoopRecord = { node, parent, segments: [], loops: [], seen: [] };
  if (parent === undefined) return record;
  if (!parent.seen.includes(node.id)) parent.seen.push(node.id);
  const isKept = (node.max !== many || isLeaf(node)) && node.id !== '2300' && parent.loops.length < bound;
  if (isKept) parent.loops.push(record);
  return record;
}

const isLeaf = ({ children }: LoopNode): boolean => !children.some(({ kind }) => kind === 'loop');

export function keepSegment({ segments }: LoopRecord, segment: Segment): void {
  if (segments.length < bound) segments.push(segment);
}

/** The segments with that id directly in the loop; with a qualifier, only those whose first element is that. */
export function segmentsOf({ segments }: LoopRecord, id: string, qualifier?: string): Segment[] {
  return segments.filter((segment) => segment.id === id && (qualifier === undefined || segment.element(1) === qualifier));
}

export function segmentOf({ segments }: LoopRecord, id: string, qualifier?: string): Segment | undefined {
  return segments.find((segment) => segment.id === id && (qualifier === undefined || segment.element(1) === qualifier));
}

/** The segments with that id whose element 1, component 1 is one of the given (HI). */
export function codedSegments(record: LoopRecord, id: string, ...qualifiers: readonly string[]): Segment[] {
  return segmentsOf(record, id).filter((segment) => qualifiers.includes(segment.component(1, 1)));
}

export function loopsOf({ loops }: LoopRecord, id: string): LoopRecord[] {
  return loops.filter(({ node }) => node.id === id);
}

export function loopOf({ loops }: LoopRecord, id: string): LoopRecord | undefined {
  return loops.find(({ node }) => node.id === id);
}

/** The nearest enclosing loop with that id; `''` is the transaction set itself. */
export function enclosing(record: LoopRecord, id: string): LoopRecord | undefined {
  for (let up = record.parent; up; up = up.parent) if (up.node.id === id) return up;
  return undefined;
}
