import { invariant } from '@claimstream/kernel';
import {
  type ElementRule,
  type ElementRules,
  type Guide,
  type GuideNode,
  type LoopRule,
  type SegmentRule,
} from '../grammar/dsl.js';
import { composites } from '../standard/composites.js';
import { type DataElementNumber } from '../standard/data-elements.js';
import { type Layout, type Position } from '../standard/layout.js';
import { segmentLayout } from '../standard/segments.js';
import { sampleValue } from './sample-value.js';

/** What a sample is to show of its guide. */
export interface SampleOptions {
  /** Every loop, segment and element that may stand, or only those that must. */
  readonly what: 'everything' | 'required';
  /** Where a guide lists several codes, samples of different numbers use different ones. */
  readonly number: number;
  /** Loops (`2000A/2000B/2000C`) and segments (`2000/2100/CTX Business Unit Identifier`) that are left out of this sample. */
  readonly without?: readonly string[];
  /** Codes that are not used, by element: `{ BHT06: ['31'] }`. */
  readonly avoiding?: Readonly<Record<string, readonly string[]>>;
}

/** The segments of one transaction set that the guide allows, ST to SE, made from the guide's own data. Levels, lines and counts are numbered. */
export function guideSample({ body }: Guide, options: SampleOptions): string[] {
  const sample = new Sample(options);
  sample.nodes(body, '');
  return sample.segments.map((segment) => (segment.startsWith('SE*') ? `SE*${sample.segments.length}*0001` : segment));
}

class Sample {
  readonly segments: string[] = [];
  private readonly levels: string[] = [];
  private levelCount = 0;
  private lines = 0;

  constructor(private readonly options: SampleOptions) {}

  nodes(nodes: readonly GuideNode[], path: string): void {
    for (const node of nodes) {
      for (const member of node.kind === 'unordered' ? node.members : [node]) {
        if (member.kind === 'loop') this.loop(member, path);
        else if (this.stands(member) && !this.isLeftOut(`${path}/${member.id} ${member.name}`)) this.segment(member, path);
      }
    }
  }

  private stands({ required }: { required: boolean }): boolean {
    return required || this.options.what === 'everything';
  }

  private isLeftOut(place: string): boolean {
    return this.options.without?.includes(place) ?? false;
  }

  private loop(loop: LoopRule, parent: string): void {
    const path = parent === '' ? loop.id : `${parent}/${loop.id}`;
    if (!this.stands(loop) || this.isLeftOut(path)) return;
    if (loop.id === '2300') this.lines = 0;
    const isLevel = segmentIn(loop)?.id === 'HL';
    this.nodes(loop.children, path);
    if (isLevel) this.levels.pop();
  }

  private segment(rule: SegmentRule, path: string): void {
    const elements = this.elements(rule, path);
    if (rule.id === 'HL') this.level(rule, elements, path);
    if (rule.id === 'LX') elements[0] = String(++this.lines);
    this.segments.push([rule.id, ...elements].join('*').replace(/\*+$/, ''));
  }

  /** HL01 counts, HL02 names the level above, HL04 says whether a level follows in this sample. */
  private level(rule: SegmentRule, elements: string[], path: string): void {
    const number = String(++this.levelCount);
    elements[0] = number;
    if (rule.elements[2]) elements[1] = this.levels.at(-1) ?? '';
    const children = rule.elements[4]?.codes;
    if (children) elements[3] = children.length === 1 ? (children[0] ?? '') : this.hasLevelBelow(path) ? '1' : '0';
    this.levels.push(number);
  }

  private hasLevelBelow(path: string): boolean {
    return this.options.what === 'everything' && !this.options.without?.some((left) => left.startsWith(`${path}/2000`));
  }

  private elements(rule: SegmentRule, path: string): string[] {
    const layout = segmentLayout(rule.id);
    invariant(layout, `${rule.id} is in the standard layer`);
    const last = Math.max(...Object.keys(rule.elements).map(Number));
    const values = Array.from({ length: last }, (_, index) => {
      const element = rule.elements[index + 1];
      return element ? this.element(element, layout.positions[index], { rule, path, position: index + 1 }) : '';
    });
    return withoutExcluded(values, layout);
  }

  private element(
    element: ElementRule,
    position: Position | undefined,
    at: { rule: SegmentRule; path: string; position: number },
  ): string {
    invariant(position, `${at.rule.id} has position ${at.position}`);
    if (!this.stands(element)) return '';
    const { element: number } = position;
    if (typeof number === 'string' && number.startsWith('C')) {
      const layout = composites[number as keyof typeof composites];
      const parts = layout.positions.map((part, index) => {
        const component = element.components?.[index + 1];
        return component && this.stands(component) ? this.value(component, part, at, layout, element) : '';
      });
      return parts.join(':').replace(/:+$/, '');
    }
    const layout = segmentLayout(at.rule.id);
    invariant(layout, `${at.rule.id} is in the standard layer`);
    return this.value(element, position, at, layout, undefined);
  }

  private value(
    element: ElementRule,
    { element: number }: Position,
    { rule, path, position }: { rule: SegmentRule; path: string; position: number },
    layout: Layout,
    composite: ElementRule | undefined,
  ): string {
    if (element.codes) return this.codeOf(element.codes, `${rule.id}${String(position).padStart(2, '0')}`);
    const siblings = composite?.components ?? rule.elements;
    const format = formatAmong(siblings, layout, this.options.number);
    return sampleValue({
      number: number as DataElementNumber,
      list: element.externalList,
      pattern: element.format,
      format,
      place: `${path}/${rule.id}`,
      position,
    });
  }

  private codeOf(codes: readonly string[], element: string): string {
    const usable = codes.filter((code) => !this.options.avoiding?.[element]?.includes(code));
    return usable[this.options.number % usable.length] ?? '';
  }
}

/** The code of the date format (element 1250) in the same segment or composite. */
function formatAmong(rules: ElementRules, layout: Layout, number: number): string | undefined {
  const format = Object.entries(rules).find(([position]) => layout.positions[Number(position) - 1]?.element === 1250);
  const codes = format?.[1].codes;
  return codes?.[number % codes.length];
}

/** Of elements that exclude each other only the first stays (E notes). */
function withoutExcluded(values: string[], { notes }: Layout): string[] {
  const excluded = notes
    .filter(({ kind }) => kind === 'E')
    .flatMap(({ positions }) => positions.filter((position) => values[position - 1]).slice(1));
  return values.map((value, index) => (excluded.includes(index + 1) ? '' : value));
}

function segmentIn({ children }: LoopRule): SegmentRule | undefined {
  const [first] = children;
  return first?.kind === 'segment' ? first : undefined;
}
