import { invariant } from '@claimstream/kernel';
import { type ElementCodec, type SegmentCodec } from './codec.js';
import { type CompiledGuide, type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import {
  type AnyFields,
  type Field,
  type ListField,
  type RecordFields,
  type SegmentField,
  type SegmentPlace,
  type SpreadField,
} from './fields.js';

/** A document's declaration laid over a guide: for every loop and segment of the guide what is done with it. */
export interface BoundDocument {
  readonly guide: CompiledGuide;
  readonly root: BoundRecord;
  readonly placeCount: number;
  /** By the index of the loop; undefined: nothing in the loop is mapped. */
  readonly loops: readonly (LoopAction | undefined)[];
  /** By the index of the segment, the most specific place first. */
  readonly segments: readonly (readonly BoundPlace[])[];
}

/** A loop opens an object of its own, or only continues the one that it stands in. */
export type LoopAction = { readonly kind: 'record'; readonly record: BoundRecord } | { readonly kind: 'continues' };

/** The fields of one loop at one place of the guide. */
export interface BoundRecord {
  readonly fields: RecordFields;
  readonly loop: LoopNode;
  /** The property of the parent's object that holds it; `''` for the root. */
  readonly property: string;
  readonly many: boolean;
  readonly constants: readonly { readonly property: string; readonly value: string }[];
  /** Lists that are there, empty, when nothing was read: those of loops from the start, those of segments from the end. */
  readonly lists: { readonly ofLoops: readonly string[]; readonly ofSegments: readonly string[] };
  /** By the place as fields name it; fields of one segment share its bound place. */
  readonly places: ReadonlyMap<SegmentPlace, BoundPlace>;
  readonly records: ReadonlyMap<string, BoundRecord>;
}

/** One segment place of a record, with every field that reads it. */
export interface BoundPlace {
  readonly place: SegmentPlace;
  /** Where the guide has it; several uses where the place names no code. None: the guide does not know it. */
  readonly nodes: readonly SegmentNode[];
  readonly loop: LoopNode | undefined;
  readonly constants: readonly (readonly [position: number, code: string])[];
  readonly fields: readonly PlaceField[];
  /** The fields of a place that holds one segment, ready to be read. */
  readonly values: readonly PlaceValue[];
  /** From 0 among all places of the document. */
  readonly index: number;
  /** The elements that no field reads and that do not always say the same: these positions, and all after `last`. */
  readonly uncovered: { readonly positions: readonly number[]; readonly last: number };
  readonly once: boolean;
}

/** A field of a place. `owner` names the properties that lead from the record to the object that has `property`. */
export interface PlaceField {
  readonly owner: readonly string[];
  readonly property: string;
  readonly field: SegmentField | ListField | SpreadField;
}

/** A field of one element (position above 0), or of several. `owner` is undefined where the property is the record's own. */
export interface PlaceValue {
  readonly owner: readonly string[] | undefined;
  readonly property: string;
  readonly position: number;
  readonly element: ElementCodec<unknown> | undefined;
  readonly several: SegmentCodec<unknown>;
}

/** Lays a declaration over a guide. What the guide does not have is left out: writing a value for it is refused. */
export function bind(guide: CompiledGuide, fields: RecordFields): BoundDocument {
  const loops = new Array<LoopAction | undefined>(guide.loops.length).fill(undefined);
  const segments: BoundPlace[][] = guide.segments.map(() => []);
  let placeCount = 0;
  const root = bindRecord(fields, guide.root, { property: '', many: false });
  for (const list of segments) list.sort((a, b) => specificity(b) - specificity(a));
  return { guide, root, placeCount, loops, segments };

  function bindRecord(
    fields: RecordFields,
    loop: LoopNode,
    { property, many }: Pick<BoundRecord, 'property' | 'many'>,
  ): BoundRecord {
    const places = new Map<SegmentPlace, BoundPlace>();
    const records = new Map<string, BoundRecord>();
    const record: BoundRecord = {
      fields,
      loop,
      property,
      many,
      places,
      records,
      constants: constantsOf(fields.fields),
      lists: listsOf(fields.fields),
    };
    loops[loop.index] = { kind: 'record', record };
    const byPlace = [...fieldsByPlace(fields.fields).values()].map((list) => ({ place: list[0]!.field.place, list }));
    const fixed = (fields.fixed ?? []).map((place) => ({ place, list: [] }));
    for (const { place, list } of [...byPlace, ...fixed]) {
      const bound = bindPlace(place, list, loop);
      for (const same of [place, ...list.map(({ field }) => field.place)]) places.set(same, bound);
      for (const node of bound.nodes) segments[node.index]?.push(bound);
    }
    for (const [name, field] of Object.entries(fields.fields)) {
      if (field.kind !== 'loop') continue;
      const below = loopBelow(loop, field.loop);
      if (below === undefined) continue;
      continueDownTo(below.parent, loop);
      records.set(name, bindRecord(field.fields(), below, { property: name, many: field.many }));
    }
    return record;
  }

  function bindPlace(place: SegmentPlace, list: readonly PlaceField[], loop: LoopNode): BoundPlace {
    const own = loopBelow(loop, place.loop);
    if (own !== undefined) continueDownTo(own, loop);
    const constants = Object.entries(place.constants).map(([position, code]) => [Number(position), code] as const);
    const once = list.every(({ field }) => field.kind === 'segment');
    invariant(once || list.length === 1, 'A segment that repeats is read into one list.');
    return {
      place,
      loop: own,
      nodes: (own?.children ?? []).filter((child): child is SegmentNode => child.kind === 'segment' && admits(child, place)),
      constants,
      fields: list,
      values: list.flatMap(placeValue),
      index: placeCount++,
      uncovered: uncoveredBy(list, constants),
      once,
    };
  }

  function continueDownTo(loop: LoopNode | undefined, record: LoopNode): void {
    for (let node = loop; node !== undefined && node !== record; node = node.parent) loops[node.index] ??= { kind: 'continues' };
  }
}

function placeValue({ owner, property, field }: PlaceField): PlaceValue[] {
  if (field.kind !== 'segment') return [];
  const { element, codec } = field;
  const ownerOrNone = owner.length > 0 ? owner : undefined;
  return [{ owner: ownerOrNone, property, position: element?.position ?? 0, element: element?.codec, several: codec }];
}

/** The key under which the fields of one segment place are gathered. */
const placeKey = ({ loop, id, constants, qualifiers }: SegmentPlace): string =>
  `${loop}/${id} ${JSON.stringify(constants)} ${qualifiers?.join('|') ?? ''}`;

/** Whether a segment may stand at the place, as far as its qualifiers say. */
export function admits({ id, elements }: SegmentNode, { id: wanted, constants, qualifiers }: SegmentPlace): boolean {
  if (id !== wanted) return false;
  const codes = elements[0]?.components?.[0]?.codes ?? elements[0]?.codes;
  if (qualifiers && codes && !qualifiers.some((qualifier) => codes.has(qualifier))) return false;
  return Object.entries(constants).every(([position, code]) => {
    const check = elements[Number(position) - 1];
    return check?.codes === undefined || check.codes.has(code) || (check.tolerated?.has(code) ?? false);
  });
}

function fieldsByPlace(
  fields: AnyFields,
  owner: readonly string[] = [],
  into = new Map<string, PlaceField[]>(),
): Map<string, PlaceField[]> {
  for (const [property, field] of Object.entries(fields)) {
    if (field.kind === 'part') fieldsByPlace(field.fields, [...owner, property], into);
    if (field.kind !== 'segment' && field.kind !== 'list' && field.kind !== 'spread') continue;
    const key = placeKey(field.place);
    const list = into.get(key);
    if (list) list.push({ owner, property, field });
    else into.set(key, [{ owner, property, field }]);
  }
  return into;
}

function loopBelow(loop: LoopNode, path: string): LoopNode | undefined {
  let node: LoopNode | undefined = loop;
  for (const id of path === '' ? [] : path.split('/')) {
    node = node?.children.find((child): child is LoopNode => child.kind === 'loop' && child.id === id);
  }
  return node;
}

function uncoveredBy(list: readonly PlaceField[], constants: BoundPlace['constants']): BoundPlace['uncovered'] {
  const covered = new Set(constants.map(([position]) => position));
  for (const { field } of list) {
    if (field.kind === 'spread') for (let position = field.from; position <= field.to; position++) covered.add(position);
    else for (const position of field.codec.positions) covered.add(position);
  }
  const last = Math.max(0, ...covered);
  return { positions: Array.from({ length: last }, (_, index) => index + 1).filter((position) => !covered.has(position)), last };
}

const constantsOf = (fields: AnyFields): BoundRecord['constants'] =>
  Object.entries(fields).flatMap(([property, field]) => (field.kind === 'constant' ? [{ property, value: field.value }] : []));

const listsOf = (fields: AnyFields): BoundRecord['lists'] => {
  const always = Object.entries(fields).filter(([, field]) => isAlways(field));
  const names = (wanted: boolean) => always.filter(([, { kind }]) => (kind === 'loop') === wanted).map(([property]) => property);
  return { ofLoops: names(true), ofSegments: names(false) };
};

const isAlways = (field: Field<unknown>): boolean => 'always' in field && field.always === true;

function specificity({ constants, place }: BoundPlace): number {
  invariant(constants.length === 0 || place.qualifiers === undefined, 'A place is told apart by constants or by qualifiers.');
  return constants.length + (place.qualifiers ? 1 : 0);
}
