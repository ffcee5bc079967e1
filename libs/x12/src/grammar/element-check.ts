import { composites } from '../standard/composites.js';
import { type DataElementType, dataElement } from '../standard/data-elements.js';
import { type Layout, type Position } from '../standard/layout.js';
import { type ElementRule, type ElementRules } from './element-rule.js';
import { type CompiledNote, compileNotes } from './syntax-notes.js';

/** All that is asked of one element, or component, at one place: the standard's word and the guide's, merged at load. */
export interface ElementCheck {
  /** 1-based in its segment or composite. */
  readonly position: number;
  /** The number in the X12 data element dictionary, or of the composite. */
  readonly dataElement: string;
  readonly type: DataElementType | 'composite';
  readonly usage: 'required' | 'situational' | 'not used';
  /** Characters; of a number, sign and point are not counted. */
  readonly min: number;
  readonly max: number;
  /** How often it may repeat. */
  readonly repeat: number;
  /** The guide's codes; undefined where every value of the type will do. */
  readonly codes: ReadonlySet<string> | undefined;
  /** Codes that are read with a warning. */
  readonly tolerated: ReadonlySet<string> | undefined;
  readonly format: RegExp | undefined;
  /** Position of the date format qualifier (data element 1250) that says how this date time period (1251) is written. */
  readonly formatQualifier: number | undefined;
  /** Components by position, index 0 is component 1; undefined unless a composite. */
  readonly components: readonly ElementCheck[] | undefined;
  /** Bit n says that component n is required. */
  readonly requiredMask: number;
  /** The syntax notes of the composite. */
  readonly notes: readonly CompiledNote[];
}

/** The checks of all positions of a segment or composite; positions that the guide does not list are not used. */
export function compileElements(layout: Layout, rules: ElementRules): ElementCheck[] {
  return layout.positions.map((position, index) => compileElement({ position, index, layout, rule: rules[index + 1] }));
}

/** Bit n says that the check at position n requires its element. */
export function requiredMaskOf(checks: readonly ElementCheck[]): number {
  return checks.reduce((mask, { usage, position }) => (usage === 'required' ? mask | (1 << position) : mask), 0);
}

function compileElement({ position, index, layout, rule }: Place): ElementCheck {
  const usage = rule === undefined ? 'not used' : rule.required ? 'required' : 'situational';
  const merged = {
    position: index + 1,
    dataElement: String(position.element),
    usage,
    repeat: Math.max(rule?.repeat ?? 1, 1),
    codes: rule?.codes && new Set(rule.codes),
    tolerated: rule && rule.tolerated.length > 0 ? new Set(rule.tolerated) : undefined,
    format: rule?.format,
  } as const;
  const composite = compositeLayout(position);
  if (composite) return { ...merged, ...compileComposite(composite, rule) };

  const element = dataElement(position.element as number);
  return {
    ...merged,
    type: element.type,
    min: rule?.min ?? element.min,
    max: rule?.max ?? element.max,
    formatQualifier: element.number === dateTimePeriod ? qualifierBefore(layout, index) : undefined,
    components: undefined,
    requiredMask: 0,
    notes: [],
  };
}

function compileComposite(layout: Layout, rule: ElementRule | undefined) {
  const components = rule?.components ? compileElements(layout, rule.components) : standardElements(layout);
  return {
    type: 'composite',
    min: 1,
    max: Infinity,
    formatQualifier: undefined,
    components,
    requiredMask: requiredMaskOf(components),
    notes: compileNotes(layout.notes),
  } as const;
}

/** What the standard alone asks, for envelopes and for composites of which a guide says nothing. */
export function standardElements(layout: Layout): ElementCheck[] {
  return layout.positions.map((position, index) => ({
    ...compileElement({ position, index, layout, rule: undefined }),
    usage: position.required ? 'required' : 'situational',
    repeat: position.repeat,
  }));
}

interface Place {
  readonly position: Position;
  readonly index: number;
  readonly layout: Layout;
  readonly rule: ElementRule | undefined;
}

const dateTimePeriod = '1251';
const dateFormatQualifier = 1250;

function qualifierBefore(layout: Layout, index: number): number | undefined {
  const found = layout.positions.slice(0, index).findLastIndex(({ element }) => element === dateFormatQualifier);
  return found < 0 ? undefined : found + 1;
}

function compositeLayout({ element }: Position): Layout | undefined {
  return (composites as Readonly<Record<string, Layout>>)[element];
}
