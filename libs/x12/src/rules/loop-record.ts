import { many } from '../grammar/dsl.js';
import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type Segment } from '../segment.js';

/** A segment together with its place in the guide. */
export interface PlacedSegment {
  readonly node: SegmentNode;
  readonly segment: Segment;
}

/**
 * What stood in one repetition of a loop, so that rules can look at a claim or payment as a whole. Loops that repeat without bound, and
 * claims, are not kept under their parent: memory does not grow with the file.
 */
export interface LoopRecord {
  readonly node: LoopNode;
  readonly parent: LoopRecord | undefined;
  readonly segments: PlacedSegment[];
  readonly loops: LoopRecord[];
  /** The ids of all loops directly below, also of those that are not kept. */
  readonly seen: Set<string>;
}

export function openRecord(node: LoopNode, parent: LoopRecord | undefined): LoopRecord {
  const record: LoopRecord = { node, parent, segments: [], loops: [], seen: new Set() };
  parent?.seen.add(node.id);
  if (parent && node.max !== many && node.id !== '2300') parent.loops.push(record);
  return record;
}

/** The segments with that id directly in the loop; with `qualifier`, only those whose first element is one of the given. */
export function segmentsOf(record: LoopRecord, id: string, ...qualifiers: readonly string[]): Segment[] {
  const found: Segment[] = [];
  for (const { segment } of record.segments) {
    if (segment.id === id && (qualifiers.length === 0 || qualifiers.includes(segment.element(1)))) found.push(segment);
  }
  return found;
}

export function segmentOf(record: LoopRecord, id: string, ...qualifiers: readonly string[]): Segment | undefined {
  return segmentsOf(record, id, ...qualifiers)[0];
}

/** The segments with that id whose element 1, component 1 is one of the given (HI). */
export function codedSegments(record: LoopRecord, id: string, ...qualifiers: readonly string[]): Segment[] {
  return segmentsOf(record, id).filter((segment) => qualifiers.includes(segment.component(1, 1)));
}

export function loopsOf(record: LoopRecord, id: string): LoopRecord[] {
  return record.loops.filter(({ node }) => node.id === id);
}

export function loopOf(record: LoopRecord, id: string): LoopRecord | undefined {
  return record.loops.find(({ node }) => node.id === id);
}

/** The nearest enclosing loop with that id; `''` is the transaction set itself. */
export function enclosing(record: LoopRecord, id: string): LoopRecord | undefined {
  for (let up = record.parent; up; up = up.parent) if (up.node.id === id) return up;
  return undefined;
}
