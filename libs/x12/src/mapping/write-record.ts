import { NotWritable } from '../writer/refused.js';
import { type ElementValue, type Unmapped } from '../documents/parts.js';
import { type LoopNode } from '../grammar/nodes.js';
import { type BoundPlace, type BoundRecord } from './bind.js';
import { type Draft, draftOf, draftOfRaw, nodeOf, putElement, putElements } from './draft.js';
import { type AnyFields, type Field, type SegmentPlace, type SpreadField } from './fields.js';
import { type Building } from './read-record.js';

/** Takes the segments of a transaction set in the order in which they are written; `where` is the path of the place in the guide. */
export interface SegmentSink {
  segment(id: string, elements: readonly (ElementValue | undefined)[], where: string): void;
  /** The next number of a hierarchical level. */
  nextLevel(): number;
}

/** Where a record stands among the others. */
export interface Standing {
  /** HL01 of the level above; undefined for the highest. */
  readonly parentLevel?: number;
  /** From 1 among its like in its parent. */
  readonly position: number;
  /** Whether levels below follow that are written by themselves. */
  readonly levelsFollow?: boolean;
}

interface Item {
  /** Asked for when all is gathered: which use of a segment it is follows from its elements. */
  order(): number;
  write(): void;
}

/**
 * Writes an object and all objects below it in the guide's order. Segments that share a position come in the order in which the object
 * names its properties, so that what was read is written alike. Answers the number of its level, where it has one.
 */
export function writeRecord(bound: BoundRecord, object: Building, sink: SegmentSink, standing: Standing): number | undefined {
  return new RecordWriter(bound, object, sink, standing).write();
}

class RecordWriter {
  private readonly items = new Map<LoopNode, Item[]>();
  private readonly single = new Map<BoundPlace, Draft>();
  private level: number | undefined;

  constructor(
    private readonly bound: BoundRecord,
    private readonly object: Building,
    private readonly sink: SegmentSink,
    private readonly standing: Standing,
  ) {}

  write(): number | undefined {
    this.gatherNumbering();
    this.gather(this.bound.fields.fields, this.object);
    const { unmapped = [] } = this.object as { unmapped?: Unmapped[] };
    for (const kept of unmapped) this.gatherUnmapped(kept);
    this.writeLoop(this.bound.loop);
    return this.level;
  }

  private writeLoop(loop: LoopNode): void {
    const items = this.items.get(loop) ?? [];
    const inOrder = items.map((item) => ({ order: item.order(), item })).sort((a, b) => a.order - b.order);
    for (const { item } of inOrder) item.write();
  }

  private gather(fields: AnyFields, object: Building): void {
    for (const property in object) {
      const field = fields[property];
      const value = object[property];
      if (field !== undefined && value !== undefined && !(Array.isArray(value) && value.length === 0))
        this.gatherField(property, field, value);
    }
  }

  private gatherField(property: string, field: Field<unknown>, value: unknown): void {
    switch (field.kind) {
      case 'segment':
        if (field.element) putElement(this.draftAt(field.place), field.element.position, field.element.codec.write(value));
        else putElements(this.draftAt(field.place), field.codec.write(value));
        return;
      case 'list':
        for (const one of value as unknown[]) putElements(this.newDraft(this.placeOf(field.place)), field.codec.write(one));
        return;
      case 'spread':
        return this.gatherSpread(field, value as unknown[]);
      case 'part':
        return this.gather(field.fields, value as Building);
      case 'loop':
        return this.gatherRecords(property, field.many ? (value as Building[]) : [value as Building]);
      case 'constant':
        return;
    }
  }

  private gatherSpread({ place, from, to, codec }: SpreadField, values: readonly unknown[]): void {
    const room = to - from + 1;
    for (let start = 0; start < values.length; start += room) {
      const draft = this.newDraft(this.placeOf(place));
      values.slice(start, start + room).forEach((value, index) => putElement(draft, from + index, codec.write(value)));
    }
  }

  private gatherRecords(property: string, objects: readonly Building[]): void {
    const bound = this.bound.records.get(property);
    if (bound === undefined) throw this.noPlace(property);
    objects.forEach((object, index) => {
      const standing = () => ({ parentLevel: this.level ?? this.standing.parentLevel, position: index + 1 });
      this.add(
        bound.loop.parent ?? this.bound.loop,
        () => bound.loop.order,
        () => void writeRecord(bound, object, this.sink, standing()),
      );
    });
  }

  /** HL and LX: what stands first in a loop and is counted by the writer. */
  private gatherNumbering(): void {
    const { loop, fields } = this.bound;
    const { first } = loop;
    for (const place of fields.fixed ?? []) this.draftAt(place);
    if (fields.counter)
      this.add(
        loop,
        () => first.order,
        () => this.sink.segment(first.id, [String(this.standing.position)], first.path),
      );
    if (fields.level === undefined) return;
    const { level } = fields;
    this.add(
      loop,
      () => first.order,
      () => {
        this.level = this.sink.nextLevel();
        const { parentLevel } = this.standing;
        const hasChildren =
          first.elements[3] === undefined || first.elements[3].usage === 'not used'
            ? undefined
            : this.hasLevelsBelow()
              ? '1'
              : '0';
        this.sink.segment(
          'HL',
          [String(this.level), parentLevel === undefined ? '' : String(parentLevel), level, hasChildren],
          first.path,
        );
      },
    );
  }

  private hasLevelsBelow(): boolean {
    if (this.standing.levelsFollow) return true;
    return [...this.bound.records].some(([property, { fields }]) => {
      const value = this.object[property];
      return fields.level !== undefined && value !== undefined && !(Array.isArray(value) && value.length === 0);
    });
  }

  private gatherUnmapped({ loop: path, segment, elements, partly }: Unmapped): void {
    const steps = path === '' ? [] : path.split('/');
    const chain = chainBelow(this.bound.loop, steps);
    const loop = chain.at(-1);
    if (loop === undefined) throw new NotWritable('NO_PLACE', `${path}/${segment}`, 'The guide has no such loop.');
    const own = [...new Set(this.bound.places.values())].filter((place) => place.loop === loop);
    if (partly) return this.mergeKept(own, segment, elements);
    const draft = draftOfRaw(segment, elements, loop);
    const separate = chain.find((node) => node !== this.bound.loop && !this.continues(node));
    if (separate === undefined) return this.addDraft(draft, loop);
    this.add(
      separate.parent ?? this.bound.loop,
      () => separate.order,
      () => this.sink.segment(segment, elements, nodeOf(draft)?.path ?? `${loop.path}/${segment}`),
    );
  }

  /** Puts what could not be mapped of a segment beside what could. */
  private mergeKept(places: readonly BoundPlace[], id: string, elements: readonly ElementValue[]): void {
    const place = places.find(
      ({ place, constants }) => place.id === id && constants.every(([position, code]) => elements[position - 1] === code),
    );
    if (place === undefined) throw this.noPlace(id);
    const draft = this.draftAt(place.place);
    elements.forEach((value, index) => (draft.elements[index] ||= value));
  }

  /** Whether segments of the loop belong to this record. */
  private continues(loop: LoopNode): boolean {
    for (const place of this.bound.places.values()) {
      for (let node = place.loop; node !== undefined && node !== this.bound.loop; node = node.parent)
        if (node === loop) return true;
    }
    return false;
  }

  private placeOf(place: SegmentPlace): BoundPlace {
    const bound = this.bound.places.get(place);
    if (bound?.loop === undefined || bound.nodes.length === 0) throw this.noPlace(place.id);
    return bound;
  }

  private draftAt(place: SegmentPlace): Draft {
    const bound = this.placeOf(place);
    const existing = this.single.get(bound);
    if (existing) return existing;
    const draft = this.newDraft(bound);
    this.single.set(bound, draft);
    return draft;
  }

  private newDraft(place: BoundPlace): Draft {
    const draft = draftOf(place);
    this.addDraft(draft, place.loop ?? this.bound.loop);
    return draft;
  }

  private addDraft(draft: Draft, loop: LoopNode): void {
    const order = () => nodeOf(draft)?.order ?? Infinity;
    this.add(loop, order, () => this.sink.segment(draft.id, draft.elements, nodeOf(draft)?.path ?? `${loop.path}/${draft.id}`));
  }

  private add(loop: LoopNode, order: () => number, write: () => void): void {
    const list = this.items.get(loop);
    if (list) {
      list.push({ order, write });
      return;
    }
    this.items.set(loop, [{ order, write }]);
    const { parent } = loop;
    if (loop !== this.bound.loop && parent)
      this.add(
        parent,
        () => loop.order,
        () => this.writeLoop(loop),
      );
  }

  private noPlace(what: string): NotWritable {
    return new NotWritable('NO_PLACE', `${this.bound.loop.path}/${what}`, 'The guide has no place for it.');
  }
}

/** The loops on a path, from the record's own; empty when the guide has no such path. */
function chainBelow(loop: LoopNode, steps: readonly string[]): LoopNode[] {
  const chain = [loop];
  for (const id of steps) {
    const next = chain.at(-1)?.children.find((child): child is LoopNode => child.kind === 'loop' && child.id === id);
    if (next === undefined) return [];
    chain.push(next);
  }
  return chain;
}
