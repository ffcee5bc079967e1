import { elementName, type ElementPlace, positionOf } from '../findings.js';
import { type ElementRule } from '../grammar/dsl.js';
import { type SegmentNode } from '../grammar/nodes.js';
import { type WalkRule } from '../reader/events.js';
import { type Segment } from '../segment.js';
import { segmentLayout } from '../standard/segments.js';
import { type CodeListName, type CodeSets, listsOfHealthCareCodes, listsOfProducts } from './code-sets.js';

/** Where a segment holds a code of an outside list; the list itself may depend on the qualifier beside the code. */
interface Lookup {
  readonly place: { readonly element: number; readonly component?: number };
  readonly listOf: (segment: Segment) => CodeListName | undefined;
}

/**
 * Looks up codes in lists from outside (SNIP 5): whatever the guides mark as external, and diagnoses, procedures, drugs and provider ids by
 * their qualifiers. Lists that are not given are not looked up. A code that its list does not have is a warning, for lists grow faster
 * than guides; profiles make it an error.
 */
export function codeSetRule(sets: CodeSets): WalkRule {
  return (report) => {
    const known = new Map<SegmentNode, readonly Lookup[]>();

    return {
      segment(node, segment) {
        if (!node) return;
        let lookups = known.get(node);
        if (!lookups) known.set(node, (lookups = lookupsOf(node)));
        for (const { place, listOf } of lookups) {
          const code = codeAt(segment, place);
          const list = code === '' ? undefined : listOf(segment);
          const has = list && sets[list];
          if (!has || has(code)) continue;
          const name = elementName(segment.id, place);
          report({
            ...{ snip: 5, severity: 'warning', code: `CODE_NOT_IN_LIST:${list}`, path: `${node.path}/${name}` },
            position: positionOf(segment, node.loop.id, place),
            message: `${name} is not a code of the list ${list}.`,
          });
        }
      },
    };
  };
}

function codeAt(segment: Segment, { element, component }: ElementPlace): string {
  return component === undefined ? segment.element(element ?? 0) : segment.component(element ?? 0, component);
}

function lookupsOf(node: SegmentNode): readonly Lookup[] {
  return [...markedLookups(node), ...compositeLookups(node), ...(fixedLookups[node.id] ?? [])];
}

/** What the guide itself marks as external. */
function markedLookups({ rule }: SegmentNode): Lookup[] {
  return Object.entries(rule.elements).flatMap(([position, elementRule]: [string, ElementRule]) => {
    const element = Number(position);
    const whole = elementRule.externalList;
    const parts = Object.entries(elementRule.components ?? {}).flatMap(([component, { externalList }]) =>
      externalList ? [{ place: { element, component: Number(component) }, listOf: () => externalList }] : [],
    );
    return whole ? [{ place: { element }, listOf: () => whole }, ...parts] : parts;
  });
}

/** Composites that name their list by a qualifier: health care codes (C022) and procedures (C003) with their modifiers. */
function compositeLookups({ id, rule }: SegmentNode): Lookup[] {
  return Object.keys(rule.elements).flatMap((position) => {
    const element = Number(position);
    const composite = segmentLayout(id)?.positions[element - 1]?.element;
    if (composite === 'C022') return [qualified(element, 2, listsOfHealthCareCodes)];
    if (composite !== 'C003') return [];
    const modifiers = [3, 4, 5, 6].map((component): Lookup => ({
      place: { element, component },
      listOf: () => 'procedureModifier',
    }));
    return [qualified(element, 2, listsOfProducts), ...modifiers];
  });
}

function qualified(element: number, component: number, lists: Readonly<Record<string, CodeListName>>): Lookup {
  return { place: { element, component }, listOf: (segment) => lists[segment.component(element, 1)] };
}

/** Elements whose list stands in the element before. */
const fixedLookups: Readonly<Record<string, readonly Lookup[]>> = {
  LQ: [{ place: { element: 2 }, listOf: (segment) => (segment.element(1) === 'HE' ? 'remark' : undefined) }],
  LIN: [{ place: { element: 3 }, listOf: (segment) => listsOfProducts[segment.element(2)] }],
  NM1: [{ place: { element: 9 }, listOf: (segment) => (segment.element(8) === 'XX' ? 'nationalProviderIdentifier' : undefined) }],
  N1: [{ place: { element: 4 }, listOf: (segment) => (segment.element(3) === 'XX' ? 'nationalProviderIdentifier' : undefined) }],
};
