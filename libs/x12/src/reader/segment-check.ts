import { type ElementPlace, elementName, type Finding, positionOf, type Report } from '../findings.js';
import { type ElementCheck } from '../grammar/element-check.js';
import { type SegmentNode } from '../grammar/nodes.js';
import { brokenAt, type CompiledNote } from '../grammar/syntax-notes.js';
import { type Segment } from '../segment.js';
import { faultOf } from './value-fault.js';

/** Says whether any guide uses the code for the data element: then it is only this guide that does not (I6), else nobody does (7). */
export type KnownCodes = (dataElement: string) => ReadonlySet<string>;

/** Checks the elements of segments against standard and guide: SNIP 1 and 2 of everything inside a segment. */
export class SegmentCheck {
  constructor(
    private readonly report: Report,
    private readonly knownCodes: KnownCodes,
  ) {}

  check(node: SegmentNode, segment: Segment): void {
    const checks = node.elements;
    const written = Math.min(segment.elementCount, checks.length);
    let present = 0;
    for (let position = 1; position <= written; position++) {
      const value = segment.element(position);
      if (value === '') continue;
      present |= 1 << position;
      const check = checks[position - 1]!;
      if (check.codes !== undefined && check.codes.has(value)) continue;
      this.checkElement(node, segment, check, value);
    }
    if ((present & node.requiredMask) !== node.requiredMask) this.reportMissing(node, segment, checks, present);
    for (const note of node.notes) this.checkNote(node, segment, note, present);
    if (segment.elementCount > checks.length) this.tell(node, segment, '3', { element: checks.length + 1 });
    else if (segment.elementCount > 0 && segment.element(segment.elementCount) === '') this.reportTrailing(node, segment);
  }

  private checkElement(node: SegmentNode, segment: Segment, check: ElementCheck, value: string): void {
    const place = { element: check.position };
    if (check.usage === 'not used') return this.tell(node, segment, 'I10', place, check, value);
    const { repetition } = segment.delimiters;
    if (repetition === undefined || !value.includes(repetition)) return this.checkRepetition(node, segment, check, value, place);

    const values = segment.repetitions(check.position);
    if (values.length > check.repeat) return this.tell(node, segment, '12', place, check, value);
    values.forEach((one, index) => this.checkRepetition(node, segment, check, one, { ...place, repetition: index + 1 }));
  }

  private checkRepetition(node: SegmentNode, segment: Segment, check: ElementCheck, value: string, place: ElementPlace): void {
    if (check.components !== undefined) return this.checkComposite(node, segment, check, value, place);
    const format = check.formatQualifier === undefined ? undefined : segment.element(check.formatQualifier);
    this.checkValue(node, segment, check, value, place, format);
  }

  private checkComposite(node: SegmentNode, segment: Segment, composite: ElementCheck, text: string, place: ElementPlace): void {
    const values = text.split(segment.delimiters.component);
    const checks = composite.components!;
    let present = 0;
    for (const check of checks) {
      const value = values[check.position - 1] ?? '';
      const at = { ...place, component: check.position };
      if (value === '') {
        if (check.usage === 'required') this.tell(node, segment, '1', at, check);
        continue;
      }
      present |= 1 << check.position;
      if (check.usage === 'not used') this.tell(node, segment, 'I10', at, check, value);
      else {
        const format = check.formatQualifier === undefined ? undefined : values[check.formatQualifier - 1];
        this.checkValue(node, segment, check, value, at, format);
      }
    }
    if (values.length > checks.length) this.tell(node, segment, '13', place, composite, text);
    for (const note of composite.notes) this.checkNote(node, segment, note, present, place);
  }

  private checkValue(
    node: SegmentNode,
    segment: Segment,
    check: ElementCheck,
    value: string,
    place: ElementPlace,
    format: string | undefined,
  ): void {
    const fault = faultOf(check, value, segment.delimiters.component.charCodeAt(0), format);
    if (fault === undefined) return;
    if (fault === 'tolerated') return this.tell(node, segment, 'I6', place, check, value, 'warning');
    const code = fault === '7' && this.knownCodes(check.dataElement).has(value) ? 'I6' : fault;
    this.tell(node, segment, code, place, check, value);
  }

  private checkNote(node: SegmentNode, segment: Segment, note: CompiledNote, present: number, place?: ElementPlace): void {
    const at = brokenAt(note, present);
    if (at === undefined) return;
    this.tell(node, segment, note.kind === 'E' ? '10' : '2', place ? { ...place, component: at } : { element: at });
  }

  private reportMissing(node: SegmentNode, segment: Segment, checks: readonly ElementCheck[], present: number): void {
    for (const check of checks) {
      if (check.usage !== 'required' || present & (1 << check.position)) continue;
      this.tell(node, segment, '1', { element: check.position }, check);
    }
  }

  private reportTrailing(node: SegmentNode, segment: Segment): void {
    this.report({
      ...{ snip: 1, severity: 'warning', code: 'TRAILING_SEPARATORS', path: node.path },
      position: positionOf(segment, node.loop.id),
      message: `${segment.id} ends with separators behind its last element.`,
    });
  }

  private tell(
    node: SegmentNode,
    segment: Segment,
    code: keyof typeof sentences,
    place: ElementPlace,
    check?: ElementCheck,
    value?: string,
    severity: Finding['severity'] = 'error',
  ): void {
    const name = elementName(segment.id, place);
    this.report({
      ...{ snip: code.startsWith('I') ? 2 : 1, severity, code: `IK403:${code}`, path: `${node.path}/${name}` },
      position: positionOf(segment, node.loop.id, place),
      message: `${name} of ${node.name} ${sentences[code]}.`,
      ...(check ? { dataElement: check.dataElement } : {}),
      ...(value === undefined ? {} : { value }),
    });
  }
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
