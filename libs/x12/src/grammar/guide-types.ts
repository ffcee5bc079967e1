import { type Guide, type GuideNode, type LoopRule, type SegmentRule, type UnorderedRule } from './dsl.js';
import { type ElementRule } from './element-rule.js';

/** What stands in a loop or guide, members of unordered groups one by one. */
type Members<Node> = Node extends UnorderedRule<infer Inside> ? Inside[number] : Node;

type LoopAmong<Node, Id extends string> =
  Node extends LoopRule<infer Own, infer Children> ? (Own extends Id ? Node : LoopAmong<Members<Children[number]>, Id>) : never;

/** The loop of a guide with that id. */
export type LoopIn<Of extends Guide<readonly GuideNode[]>, Id extends string> = LoopAmong<Members<Of['body'][number]>, Id>;

/** What stands directly in a loop of a guide; `''` is the transaction set itself. */
type MembersOf<Of extends Guide<readonly GuideNode[]>, Loop extends string> = Loop extends ''
  ? Members<Of['body'][number]>
  : LoopIn<Of, Loop> extends LoopRule<string, infer Children>
    ? Members<Children[number]>
    : never;

/** The uses of a segment in a loop of a guide. */
export type SegmentIn<Of extends Guide<readonly GuideNode[]>, Loop extends string, Id extends string> = Extract<
  MembersOf<Of, Loop>,
  SegmentRule<Id>
>;

/**
 * The codes that a guide allows for an element, as a type: `CodesIn<typeof guide835, '2100', 'CLP', 2>` is `'1' | '2' | '3' | …`. Plain
 * `string` where any value will do.
 */
export type CodesIn<
  Of extends Guide<readonly GuideNode[]>,
  Loop extends string,
  Segment extends string,
  Position extends number,
> = SegmentIn<Of, Loop, Segment>['elements'][Position] extends ElementRule<infer Code> ? Code : never;
