import { type Finding, positionOf, shownId } from '../findings.js';
import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type Segment } from '../segment.js';

/** What can be wrong with where a segment stands, as IK304 codes it. */
export type PlaceFault = keyof typeof sentences;

const sentences = {
  '1': 'is not a segment of the standard',
  '2': 'has no place here',
  '3': 'is required and missing',
  '4': 'begins its loop more often than the guide allows',
  '5': 'stands more often than the guide allows',
  '6': 'is not a segment of this transaction set',
  '7': 'stands in the wrong order',
} as const;

/** A segment that stands where or as often as it must not; `node` is its place in the guide if it has one. */
export function placeFinding(fault: PlaceFault, segment: Segment, node: SegmentNode | undefined): Finding {
  const id = shownId(segment);
  const position = positionOf(segment, node?.loop.id);
  const name = node ? `${id} (${node.name})` : id === '' ? 'A segment without an id' : id;
  return {
    ...{ snip: fault === '1' || fault === '6' ? 1 : 2, severity: 'error', code: `IK304:${fault}` },
    path: node?.path ?? id,
    position,
    message: `${name} ${sentences[fault]}.`,
  };
}

/** A required segment or loop that did not come, noticed at the segment that stands in its place. */
export function missingFinding(node: SegmentNode | LoopNode, noticedAt: Segment): Finding {
  const first = node.kind === 'segment' ? node : node.first;
  const name = node.kind === 'segment' ? `${node.id} (${node.name})` : `Loop ${node.id} (${node.name})`;
  const position = { ...positionOf(noticedAt, first.loop.id), segmentId: first.id };
  return {
    ...{ snip: 2, severity: 'error', code: 'IK304:3' },
    path: first.path,
    position,
    message: `${name} is required and missing.`,
  };
}
