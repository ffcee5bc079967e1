import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type Unmapped } from '../documents/parts.js';
import { type Segment } from '../segment.js';
import { type BoundDocument, type BoundPlace, type BoundRecord } from './bind.js';
import { elementValue } from './codec.js';
import { type SpreadField } from './fields.js';

/** An object under construction, of any document. */
export type Building = Record<string, unknown>;

interface Frame {
  readonly record: Building;
  readonly bound: BoundRecord;
  readonly loop: LoopNode;
  /** Whether the loop opened the object, rather than continuing its parent's. */
  readonly opened: boolean;
  /** Whether the loop's segments are mapped at all. */
  readonly mapped: boolean;
}

/**
 * Hears of an object when its loop closes. Answers whether it took the object, which then is not put into its parent. `enclosing` finds
 * the open object of a property that it stands in.
 */
export type Emit = (bound: BoundRecord, object: Building, enclosing: (property: string) => Building | undefined) => boolean;

/** Builds one document from the events of a walk. Objects that `emit` takes are not kept. */
export class RecordBuilder {
  readonly document: Building;
  private readonly stack: Frame[];
  /** By the index of a place: the last object that has got its one segment. Objects of one place follow each other. */
  private readonly takenBy: (Building | undefined)[];

  constructor(
    private readonly bound: BoundDocument,
    private readonly emit: Emit = () => false,
  ) {
    const { root } = bound;
    this.document = started(root);
    this.takenBy = new Array<Building | undefined>(bound.placeCount).fill(undefined);
    this.stack = [{ record: this.document, bound: root, loop: root.loop, opened: true, mapped: true }];
  }

  /** To be called once, at the end of the transaction set. */
  finish(): Building {
    finished(this.bound.root, this.document);
    return this.document;
  }

  openLoop(loop: LoopNode): void {
    const action = this.bound.loops[loop.index];
    const parent = this.stack[this.stack.length - 1]!;
    if (loop === parent.loop) return;
    if (action?.kind === 'record' && parent.mapped && this.isFree(action.record, parent)) {
      this.stack.push({ record: started(action.record), bound: action.record, loop, opened: true, mapped: true });
    } else {
      const { record, bound } = parent;
      this.stack.push({ record, bound, loop, opened: false, mapped: parent.mapped && action?.kind === 'continues' });
    }
  }

  closeLoop(loop: LoopNode): void {
    const frame = this.stack[this.stack.length - 1]!;
    if (frame.loop !== loop || this.stack.length === 1) return;
    this.stack.pop();
    if (!frame.opened) return;
    finished(frame.bound, frame.record);
    if (this.emit(frame.bound, frame.record, this.enclosing)) return;
    const parent = this.stack[this.stack.length - 1]!.record;
    const { property, many } = frame.bound;
    if (many) listOf(parent, property).push(frame.record);
    else parent[property] = frame.record;
  }

  segment(node: SegmentNode | undefined, segment: Segment): void {
    if (segment.id === 'ST' || segment.id === 'SE') return;
    const frame = this.stack[this.stack.length - 1]!;
    if (node === undefined) return keep(frame, segment, frame.loop);
    if (frame.opened && node === frame.loop.first && isNumbered(frame.bound)) return;
    const places = this.bound.segments[node.index];
    if (places !== undefined && frame.mapped) {
      for (const place of places) {
        if (isMeant(place, segment) && this.take(place, frame))
          return place.once ? readOnce(place, segment, frame) : readRepeated(place, segment, frame);
      }
    }
    keep(frame, segment, node.loop);
  }

  /** Whether the place is still free in the object; one that holds a single segment is taken by it. */
  private take({ once, index }: BoundPlace, { record }: Frame): boolean {
    if (!once) return true;
    if (this.takenBy[index] === record) return false;
    this.takenBy[index] = record;
    return true;
  }

  private readonly enclosing = (property: string): Building | undefined =>
    this.stack.findLast(({ opened, bound }) => opened && bound.property === property)?.record;

  private isFree({ many, property }: BoundRecord, parent: Frame): boolean {
    return many || parent.record[property] === undefined;
  }
}

function started({ constants, lists }: BoundRecord): Building {
  const record: Building = {};
  for (const { property, value } of constants) record[property] = value;
  for (const list of lists.ofLoops) record[list] = [];
  return record;
}

/** Late, so that properties stand in the order in which they were read. */
function finished({ lists }: BoundRecord, record: Building): void {
  for (const list of lists.ofSegments) record[list] ??= [];
}

/** Whether the first segment is HL or LX, which the writer makes by itself. */
const isNumbered = ({ fields }: BoundRecord): boolean => fields.level !== undefined || fields.counter !== undefined;

/** Whether the qualifiers of the segment are those of the place. */
export function isMeant({ constants, place }: BoundPlace, segment: Segment): boolean {
  for (const [position, code] of constants) if (segment.element(position) !== code) return false;
  return place.qualifiers === undefined || place.qualifiers.includes(segment.component(1, 1));
}

/** Reads a segment that stands once. What its fields could not take is kept beside them. */
function readOnce(place: BoundPlace, segment: Segment, frame: Frame): void {
  const { uncovered, values, constants } = place;
  let kept = leftOver(uncovered, segment);
  for (const { owner, property, position, element, several } of values) {
    let value: unknown;
    if (element !== undefined) {
      const text = segment.element(position);
      if (text === '') continue;
      value = element.read(text, segment);
    } else {
      value = several.read(segment);
    }
    if (value === undefined) kept = withPresent(several.positions, segment, kept);
    else if (owner === undefined) frame.record[property] = value;
    else ownerMade(frame.record, owner)[property] = value;
  }
  if (kept === undefined) return;
  const stays = new Set([...kept, ...constants.map(([position]) => position)]);
  const elements = Array.from({ length: Math.max(...stays) }, (_, index) =>
    stays.has(index + 1) ? elementValue(segment, index + 1) : '',
  );
  addUnmapped(frame, { loop: pathBelow(frame, frame.loop), segment: segment.id, elements, partly: true });
}

/** Reads a segment that may stand several times into its list, or keeps it whole when there is anything that the list has no room for. */
function readRepeated({ uncovered, fields }: BoundPlace, segment: Segment, frame: Frame): void {
  if (leftOver(uncovered, segment) !== undefined) return keep(frame, segment, frame.loop);
  const { owner, property, field } = fields[0]!;
  const values = field.kind === 'spread' ? spreadValues(field, segment) : listValue(field.codec.read(segment));
  if (values === undefined) keep(frame, segment, frame.loop);
  else listOf(ownerMade(frame.record, owner), property).push(...values);
}

/** The positions that have content, after those that are kept already. */
function withPresent(positions: readonly number[], segment: Segment, kept: number[] | undefined): number[] | undefined {
  const present = positions.filter((position) => segment.element(position) !== '');
  return present.length === 0 ? kept : [...(kept ?? []), ...present];
}

/** The positions that have content and no field. */
function leftOver({ positions, last }: BoundPlace['uncovered'], segment: Segment): number[] | undefined {
  let found: number[] | undefined;
  for (const position of positions) if (segment.element(position) !== '') (found ??= []).push(position);
  for (let position = last + 1; position <= segment.elementCount; position++) {
    if (segment.element(position) !== '') (found ??= []).push(position);
  }
  return found;
}

const listValue = (value: unknown): unknown[] | undefined => (value === undefined ? undefined : [value]);

/** Undefined also where a value stands behind a gap: others (SV107) name the values by their places. */
function spreadValues({ from, to, codec }: SpreadField, segment: Segment): unknown[] | undefined {
  const values: unknown[] = [];
  for (let position = from; position <= Math.min(to, segment.elementCount); position++) {
    const text = segment.element(position);
    if (text === '') continue;
    const value = position - from === values.length ? codec.read(text, segment) : undefined;
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values.length > 0 ? values : undefined;
}

function keep(frame: Frame, segment: Segment, loop: LoopNode): void {
  addUnmapped(frame, { loop: pathBelow(frame, loop), segment: segment.id, elements: allElements(segment) });
}

const allElements = (segment: Segment) =>
  Array.from({ length: segment.elementCount }, (_, index) => elementValue(segment, index + 1));

function addUnmapped({ record }: Frame, unmapped: Unmapped): void {
  listOf(record, 'unmapped').push(unmapped);
}

function pathBelow({ bound }: Frame, loop: LoopNode): string {
  return bound.loop.path === '' ? loop.path : loop.path.slice(bound.loop.path.length + 1);
}

function ownerMade(record: Building, owner: readonly string[]): Building {
  let object = record;
  for (const name of owner) object = (object[name] ??= {}) as Building;
  return object;
}

function listOf(record: Building, property: string): unknown[] {
  return (record[property] ??= []) as unknown[];
}
