import { elementName, type ElementPlace, positionOf, type Report, type Severity } from '../findings.js';
import { type ElementCheck } from '../grammar/element-check.js';
import { type SegmentNode } from '../grammar/nodes.js';
import { brokenAt, type CompiledNote } from '../grammar/syntax-notes.js';
import { type Segment } from '../segment.js';
import { faultOf } from './value-fault.js';

/** Says whether any guide uses the code for the data element: then it is only this guide that does not (I6), else nobody does (7). */
export type KnownCodes = (dataElement: string) => ReadonlySet<string>;

/**
 * Checks the elements of segments against standard and guide: SNIP 1 and 2 of everything inside a segment. What it looks at is held in
 * fields, and objects are made for faults only: this runs for every element of a file.
 */
export class SegmentCheck {
  private node!: SegmentNode;
  private segment!: Segment;
  /** What is being looked at in the segment; 0 for the component or repetition of an element that has none. */
  private element = 0;
  private component = 0;
  private repetition = 0;

  constructor(
    private readonly report: Report,
    private readonly knownCodes: KnownCodes,
  ) {}

  check(node: SegmentNode, segment: Segment): void {
    this.node = node;
    this.segment = segment;
    this.component = 0;
    this.repetition = 0;
    const checks = node.elements;
    const written = Math.min(segment.elementCount, checks.length);
    let present = 0;
    for (let position = 1; position <= written; position++) {
      const value = segment.element(position);
      if (value === '') continue;
      present |= 1 << position;
      const check = checks[position - 1]!;
      if (check.codes !== undefined && check.codes.has(value)) continue;
      this.element = position;
      this.checkElement(check, value);
    }
    if ((present & node.requiredMask) !== node.requiredMask) this.reportMissing(checks, present);
    for (const note of node.notes) this.checkNote(note, present);
    if (segment.elementCount > checks.length) this.tell('3', { element: checks.length + 1 });
    else if (segment.elementCount > 0 && segment.element(segment.elementCount) === '') this.reportTrailing();
  }

  private checkElement(check: ElementCheck, value: string): void {
    if (check.usage === 'not used') return this.tellOf(check, 'I10', value);
    const { repetition } = this.segment.delimiters;
    if (repetition === undefined || !value.includes(repetition)) return this.checkOne(check, value);

    const values = this.segment.repetitions(check.position);
    if (values.length > check.repeat) return this.tellOf(check, '12', value);
    for (const one of values) {
      this.repetition++;
      this.checkOne(check, one);
    }
    this.repetition = 0;
  }

  private checkOne(check: ElementCheck, value: string): void {
    if (check.components !== undefined) return this.checkComposite(check, check.components, value);
    this.checkValue(check, value, check.formatQualifier === undefined ? undefined : this.segment.element(check.formatQualifier));
  }

  private checkComposite(composite: ElementCheck, checks: readonly ElementCheck[], text: string): void {
    const values = text.split(this.segment.delimiters.component);
    const written = Math.min(values.length, checks.length);
    let present = 0;
    for (let position = 1; position <= written; position++) {
      const value = values[position - 1]!;
      if (value === '') continue;
      present |= 1 << position;
      const check = checks[position - 1]!;
      if (check.codes !== undefined && check.codes.has(value)) continue;
      this.component = position;
      if (check.usage === 'not used') this.tellOf(check, 'I10', value);
      else this.checkValue(check, value, check.formatQualifier === undefined ? undefined : values[check.formatQualifier - 1]);
    }
    this.component = 0;
    const { element } = this;
    if ((present & composite.requiredMask) !== composite.requiredMask) this.reportMissing(checks, present, element);
    for (const note of composite.notes) this.checkNote(note, present, element);
    if (values.length > checks.length) this.tellOf(composite, '13', text);
  }

  private checkValue(check: ElementCheck, value: string, format: string | undefined): void {
    const fault = faultOf(check, value, this.segment.delimiters.component.charCodeAt(0), format);
    if (fault === undefined && value.charCodeAt(value.length - 1) === blank) return this.reportBlanks(check, value);
    if (fault === undefined) return;
    if (fault === 'tolerated') return this.tellOf(check, 'I6', value, 'warning');
    this.tellOf(check, fault === '7' && this.knownCodes(check.dataElement).has(value) ? 'I6' : fault, value);
  }

  /** A note over the elements of the segment, or over the components of a composite element. */
  private checkNote(note: CompiledNote, present: number, composite?: number): void {
    const at = brokenAt(note, present);
    if (at !== undefined) this.tell(note.kind === 'E' ? '10' : '2', this.placeOf(at, composite));
  }

  private reportMissing(checks: readonly ElementCheck[], present: number, composite?: number): void {
    for (const { usage, position, dataElement } of checks) {
      if (usage === 'required' && !(present & (1 << position)))
        this.tell('1', { ...this.placeOf(position, composite), dataElement });
    }
  }

  private placeOf(position: number, composite: number | undefined): ElementPlace {
    return composite === undefined ? { element: position } : { element: composite, component: position, ...this.repeated() };
  }

  private reportTrailing(): void {
    const { node, segment } = this;
    this.report({
      ...{ snip: 1, severity: 'warning', code: 'TRAILING_SEPARATORS', path: node.path },
      position: positionOf(segment, node.loop.id),
      message: `${segment.id} ends with separators behind its last element.`,
    });
  }

  /** Blanks behind a text are cut, down to the least length that it must have. */
  private reportBlanks({ min }: ElementCheck, value: string): void {
    if (value.trimEnd().length < min) return;
    const { node, segment, element, component } = this;
    const place = { element, ...(component > 0 ? { component } : {}), ...this.repeated() };
    const name = elementName(segment.id, place);
    this.report({
      ...{ snip: 1, severity: 'warning', code: 'TRAILING_BLANKS', path: `${node.path}/${name}` },
      position: positionOf(segment, node.loop.id, place),
      message: `${name} ends with blanks.`,
    });
  }

  /** A fault of what is being looked at. */
  private tellOf({ dataElement }: ElementCheck, code: keyof typeof sentences, value: string, severity?: Severity): void {
    const { element, component } = this;
    this.tell(code, { element, ...(component > 0 ? { component } : {}), ...this.repeated(), dataElement, value, severity });
  }

  private repeated(): ElementPlace {
    return this.repetition > 0 ? { repetition: this.repetition } : {};
  }

  private tell(code: keyof typeof sentences, { dataElement, value, severity = 'error', ...place }: Fault): void {
    const { node, segment } = this;
    const name = elementName(segment.id, place);
    this.report({
      ...{ snip: guideFaults.has(code) ? 2 : 1, severity, code: `IK403:${code}`, path: `${node.path}/${name}` },
      position: positionOf(segment, node.loop.id, place),
      message: `${name} of ${node.name} ${sentences[code]}.`,
      ...(dataElement === undefined ? {} : { dataElement }),
      ...(value === undefined ? {} : { value: copied(value) }),
    });
  }
}

const blank = 0x20;

/** Where a fault is, and what IK4 wants to know of it. */
interface Fault extends ElementPlace {
  readonly dataElement?: string;
  readonly value?: string;
  readonly severity?: Severity;
}

/** What only the guide asks: usage and codes (SNIP 2). All else is syntax. */
const guideFaults: ReadonlySet<string> = new Set(['1', '7', 'I6', 'I10', 'I12']);

/** As much of a value as IK404 takes, as a text of its own: a part of a longer one would keep that in memory. */
function copied(value: string): string {
  return Buffer.from(value.slice(0, 99)).toString();
}

/** What IK403 codes say, behind the name of the element. */
const sentences = {
  '1': 'is required and missing',
  '2': 'is required by another element of the segment and missing',
  '3': 'and what follows it is more than the segment has elements',
  '4': 'is too short',
  '5': 'is too long',
  '6': 'holds a character that must not stand there',
  '7': 'is not a code of its list',
  '8': 'is not a date',
  '9': 'is not a time',
  '10': 'must not stand together with another element of the segment',
  '12': 'repeats too often',
  '13': 'has more components than it may',
  I6: 'is a code that the guide does not use here',
  I10: 'is not used in the guide and present',
  I12: 'does not have the form that the guide wants',
} as const;
