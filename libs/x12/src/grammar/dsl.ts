/**
 * The words in which an implementation guide is written down. A guide is constant data: it lists loops, segments and elements in the
 * guide's own order, with usage, repeats and codes. Types, lengths and syntax notes come from the standard layer (`../standard`), and
 * an element that a guide does not list is "not used".
 */

import { ElementRule } from './element-rule.js';
import type { ElementRules } from './element-rule.js';

export type { ElementRule, ElementRules } from './element-rule.js';

/** The repeat of a loop or segment that the guide writes as ">1": no upper bound. */
export const many = Number.POSITIVE_INFINITY;

/** A required element, segment or loop; `R.of('85')` and the like narrow an element further. */
export const R = new ElementRule({ usage: 'R' });

/** A situational element, segment or loop: it may stand, and the situational rules say when. */
export const S = new ElementRule({ usage: 'S' });

/** One use of a segment at one place of the guide. Several uses of one segment id are told apart by their qualifier codes. */
export interface SegmentRule<Id extends string = string, Elements extends ElementRules = ElementRules> {
  readonly kind: 'segment';
  readonly id: Id;
  readonly name: string;
  readonly required: boolean;
  /** How often the segment may stand in one repetition of its loop; `many` where there is no bound. */
  readonly max: number;
  /** By position, 1 is the first element after the segment id. */
  readonly elements: Elements;
}

/** A loop. Its first child is the segment that opens it, and is required whenever the loop stands. */
export interface LoopRule<Id extends string = string, Children extends readonly GuideNode[] = readonly GuideNode[]> {
  readonly kind: 'loop';
  readonly id: Id;
  readonly name: string;
  readonly required: boolean;
  readonly max: number;
  readonly children: Children;
}

/** Segments, or loops, that share one position of the standard and may therefore come in any order among themselves. */
export interface UnorderedRule<Members extends readonly (SegmentRule | LoopRule)[] = readonly (SegmentRule | LoopRule)[]> {
  readonly kind: 'unordered';
  readonly members: Members;
}

export type GuideNode = SegmentRule | LoopRule | UnorderedRule;

/** One implementation guide, from ST to SE. */
export interface Guide<Body extends readonly GuideNode[] = readonly GuideNode[]> {
  /** The id in GS08 and ST03, with its erratum: what we write. */
  readonly id: string;
  /** Ids that mean the same guide and are read with a warning: without the erratum, or with a later one. */
  readonly accepts: readonly string[];
  /** ST01. */
  readonly transaction: string;
  /** GS01. */
  readonly functionalId: string;
  readonly name: string;
  readonly body: Body;
}

/** Declares a guide; the literal types are kept, so that types can be derived from the same data. */
export function guide<const Body extends readonly GuideNode[]>(data: Guide<Body>): Guide<Body> {
  return data;
}

/** Declares a loop with its usage and the number of times that it may stand under its parent. */
export function loop<const Id extends string, const Children extends readonly GuideNode[]>(
  id: Id,
  name: string,
  usage: ElementRule,
  max: number,
  children: Children,
): LoopRule<Id, Children> {
  return { kind: 'loop', id, name, required: usage.required, max, children };
}

/** The same loop where it must stand, for a loop that stands at several places of a guide. */
export function required<const Id extends string, const Children extends readonly GuideNode[]>(
  rule: LoopRule<Id, Children>,
): LoopRule<Id, Children> {
  return { ...rule, required: true };
}

/** Declares one use of a segment; elements that are not listed must stay empty. */
export function segment<const Id extends string, const Elements extends ElementRules>(
  id: Id,
  name: string,
  usage: ElementRule,
  max: number,
  elements: Elements,
): SegmentRule<Id, Elements> {
  return { kind: 'segment', id, name, required: usage.required, max, elements };
}

/** Declares that the given segments, or loops, stand at one position of the standard: any order among themselves is right. */
export function unordered<const Members extends readonly (SegmentRule | LoopRule)[]>(
  ...members: Members
): UnorderedRule<Members> {
  return { kind: 'unordered', members };
}

/** The same rule for a run of positions: `span(2, 12, S.composite(...))` writes elements 2 to 12, both included. */
export function span(first: number, last: number, rule: ElementRule): ElementRules {
  return Object.fromEntries(Array.from({ length: last - first + 1 }, (_, offset) => [first + offset, rule]));
}
