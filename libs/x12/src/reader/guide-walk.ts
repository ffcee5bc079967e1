import { type Report } from '../findings.js';
import { type CompiledGuide, type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { fits, StateTable } from '../grammar/state-table.js';
import { type Step } from '../grammar/steps.js';
import { type Segment } from '../segment.js';
import { placeFinding, type PlaceFault, missingFinding } from './place-findings.js';
import { type SegmentCheck } from './segment-check.js';

/** Hears where the segments of a transaction set belong. */
export interface WalkEvents {
  openLoop(loop: LoopNode): void;
  closeLoop(loop: LoopNode): void;
  segment(node: SegmentNode | undefined, segment: Segment): void;
}

/** Something required that had not come when the walk passed its place. */
interface Missing {
  readonly node: SegmentNode | LoopNode;
  readonly noticedAt: Segment;
}

/**
 * Walks one transaction set through its guide: finds each segment's place, opens and closes loops, and reports what is missing, too much
 * or out of place. A segment without a place does not move the walk; what belongs to an unknown loop is passed over with it.
 */
export class GuideWalk {
  private readonly table: StateTable;
  /** Where the last segment stood. */
  private state: SegmentNode;
  /** How often each segment stands in the loop at hand, and each loop in its parent. */
  private readonly segmentCounts: Uint32Array;
  private readonly loopCounts: Uint32Array;
  private missing: readonly Missing[] = [];
  private inUnknownLoop = false;

  constructor(
    guide: CompiledGuide,
    private readonly events: WalkEvents,
    private readonly elements: SegmentCheck,
    private readonly report: Report,
  ) {
    this.table = StateTable.of(guide);
    this.segmentCounts = new Uint32Array(guide.segments.length);
    this.loopCounts = new Uint32Array(guide.loops.length);
    this.state = guide.root.first;
  }

  /** Takes the ST. */
  start(segment: Segment): void {
    this.place(this.state, segment);
  }

  /** Takes the next segment, SE included. */
  take(segment: Segment): void {
    const step = this.stepTo(segment);
    if (step === undefined) return this.takeUnplaced(segment);
    if (this.inUnknownLoop && step.opens.length === 0 && (step.closes === 0 || !step.inOrder))
      return this.events.segment(undefined, segment);

    this.inUnknownLoop = false;
    const fault = this.faultOf(step);
    for (const node of step.passed) this.noteIfMissing(node, segment);
    this.leave(step.closes);
    for (const loop of step.opens) {
      this.enter(loop);
      if (loop.first !== step.node && loop === step.opens[0]) this.report(missingFinding(loop.first, segment));
    }
    if (fault) this.report(placeFinding(fault, segment, step.node));
    this.place(step.node, segment);
  }

  /** Closes what is open; to be called once, after SE or where the set breaks off. */
  finish(): void {
    this.leave(Infinity);
  }

  /** The step that fits the segment's qualifiers and is not full; else one that is full; else the only one in order. */
  private stepTo(segment: Segment): Step | undefined {
    const { candidates, only } = this.table.choice(this.state, segment);
    let full: Step | undefined;
    for (const { step, qualifiers } of candidates) {
      if (!fits(qualifiers, segment)) continue;
      if (!this.isFull(step)) return step;
      full ??= step;
    }
    return full ?? only ?? this.table.entry(this.state, segment);
  }

  private isFull({ node, opens }: Step): boolean {
    const loop = opens[0];
    return loop ? this.loopCounts[loop.index]! >= loop.max : this.segmentCounts[node.index]! >= node.max;
  }

  private faultOf(step: Step): PlaceFault | undefined {
    if (this.isFull(step)) return step.opens.length > 0 ? '4' : '5';
    return step.inOrder ? undefined : '7';
  }

  private place(node: SegmentNode, segment: Segment): void {
    this.segmentCounts[node.index]!++;
    this.state = node;
    this.elements.check(node, segment);
    this.events.segment(node, segment);
  }

  private enter(loop: LoopNode): void {
    this.loopCounts[loop.index]!++;
    for (const child of loop.children) (child.kind === 'segment' ? this.segmentCounts : this.loopCounts)[child.index] = 0;
    this.events.openLoop(loop);
  }

  /** Closes that many open loops, the innermost first. The transaction set itself is no loop that anybody hears of. */
  private leave(closes: number): void {
    let loop = this.state.loop;
    for (let count = 0; count < closes; count++) {
      if (this.missing.length > 0) this.reportMissing(loop);
      if (loop.parent === undefined) return;
      this.events.closeLoop(loop);
      loop = loop.parent;
    }
  }

  private noteIfMissing(node: SegmentNode | LoopNode, noticedAt: Segment): void {
    if (this.countOf(node) > 0 || this.missing.some((one) => one.node === node)) return;
    this.missing = [...this.missing, { node, noticedAt }];
  }

  /** A required segment may still have come late; only now is it sure that it did not. */
  private reportMissing(loop: LoopNode): void {
    for (const { node, noticedAt } of this.missing) {
      if (parentOf(node) === loop && this.countOf(node) === 0) this.report(missingFinding(node, noticedAt));
    }
    this.missing = this.missing.filter(({ node }) => parentOf(node) !== loop);
  }

  private countOf(node: SegmentNode | LoopNode): number {
    return (node.kind === 'segment' ? this.segmentCounts : this.loopCounts)[node.index]!;
  }

  private takeUnplaced(segment: Segment): void {
    const fault = this.table.unplacedFault(segment.id);
    if (!this.inUnknownLoop || fault !== '2') this.report(placeFinding(fault, segment, undefined));
    if (this.table.opensLoop(segment.id)) this.inUnknownLoop = true;
    this.events.segment(undefined, segment);
  }
}

function parentOf(node: SegmentNode | LoopNode): LoopNode | undefined {
  return node.kind === 'segment' ? node.loop : node.parent;
}
