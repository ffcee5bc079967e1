import { type Guide, type LoopRule, type SegmentRule } from './dsl.js';
import { type ElementCheck } from './element-check.js';
import { type CompiledNote } from './syntax-notes.js';

/** A guide made ready to be walked: every loop and segment in its place, with numbers that arrays can be keyed by. */
export interface CompiledGuide {
  readonly guide: Guide;
  /** The whole transaction set as a loop with the id `''`: its children start with ST and end with SE. */
  readonly root: LoopNode;
  /** All loops by `index`, the root first. */
  readonly loops: readonly LoopNode[];
  /** All segments by `index`. */
  readonly segments: readonly SegmentNode[];
}

/** A loop at one place of a guide. A loop that stands at several places (2300 under 2000B and 2000C) is one node each, with one `rule`. */
export interface LoopNode {
  readonly kind: 'loop';
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** `2000A/2000B/2300`; `''` for the root. */
  readonly path: string;
  readonly required: boolean;
  readonly max: number;
  /** Its place among its parent's children; members of an `unordered` share one. */
  readonly order: number;
  readonly parent: LoopNode | undefined;
  /** In the guide's order. */
  readonly children: readonly (LoopNode | SegmentNode)[];
  /** The segment that opens it. */
  readonly first: SegmentNode;
  /** Undefined for the root. */
  readonly rule: LoopRule | undefined;
}

/** One use of a segment at one place of a guide. */
export interface SegmentNode {
  readonly kind: 'segment';
  /** Among the guide's segments; the segments of one loop follow each other. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** `2000A/2000B/2010BA/NM1`. */
  readonly path: string;
  readonly required: boolean;
  readonly max: number;
  readonly order: number;
  readonly loop: LoopNode;
  readonly rule: SegmentRule;
  /** What the guide and the standard say of each element; index 0 is element 1. */
  readonly elements: readonly ElementCheck[];
  /** Bit n says that element n is required. */
  readonly requiredMask: number;
  /** The standard's syntax notes over the elements. */
  readonly notes: readonly CompiledNote[];
}
