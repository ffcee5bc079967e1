/** Code lists that others own or that are too long for a guide; whoever has them checks them through the hooks of `../rules`. */
export type ExternalList =
  | 'adjustmentReason'
  | 'claimStatus'
  | 'claimStatusCategory'
  | 'country'
  | 'currency'
  | 'diagnosisRelatedGroup'
  | 'facilityType'
  | 'placeOfService'
  | 'remark'
  | 'revenue'
  | 'state'
  | 'taxonomy';

/** Rules by position: elements of a segment, or components of a composite. The first position is 1. */
export type ElementRules = Readonly<Record<number, ElementRule>>;

/** The words of a text as a union of literals: `Words<'PI XV'>` is `'PI' | 'XV'`. */
export type Words<Text extends string, Found extends string = never> = Text extends `${infer First} ${infer Rest}`
  ? Words<Rest, Found | First>
  : Found | Text;

interface ElementFacts<Code extends string> {
  readonly usage: 'R' | 'S';
  readonly codes?: readonly Code[];
  readonly alsoRead?: readonly string[];
  readonly externalList?: ExternalList;
  readonly min?: number;
  readonly max?: number;
  readonly format?: RegExp;
  readonly repeat?: number;
  readonly components?: ElementRules;
}

/** What a guide says of one element or component. Immutable: every method gives a narrower rule and leaves this one as it is. */
export class ElementRule<Code extends string = string> {
  constructor(private readonly facts: ElementFacts<Code>) {}

  get required(): boolean {
    return this.facts.usage === 'R';
  }

  /** The only codes that the guide allows here, or undefined where any value of the element's type will do. */
  get codes(): readonly Code[] | undefined {
    return this.facts.codes;
  }

  /** Codes that senders use although the guide leaves them out: a warning when we read them tolerantly, never written. */
  get tolerated(): readonly string[] {
    return this.facts.alsoRead ?? [];
  }

  get externalList(): ExternalList | undefined {
    return this.facts.externalList;
  }

  /** The least number of characters, where the guide narrows the standard. */
  get min(): number | undefined {
    return this.facts.min;
  }

  /** The greatest number of characters, where the guide narrows the standard. */
  get max(): number | undefined {
    return this.facts.max;
  }

  /** The form that the guide itself prescribes beyond type and length. */
  get format(): RegExp | undefined {
    return this.facts.format;
  }

  /** How often the element may repeat; 1 where the repetition separator must not stand. */
  get repeat(): number {
    return this.facts.repeat ?? 1;
  }

  /** The rules of the components where the element is a composite. */
  get components(): ElementRules | undefined {
    return this.facts.components;
  }

  /** Only these codes, one by one or as lists with blanks between: `R.of('PI', 'XV')` and `R.of('PI XV')` are the same. */
  of<const Lists extends readonly string[]>(...lists: Lists): ElementRule<Words<Lists[number]>> {
    return this.ofTexts(...(words(lists) as Words<Lists[number]>[]));
  }

  /** Only these texts, which may have blanks in them. */
  ofTexts<const Texts extends readonly string[]>(...codes: Texts): ElementRule<Texts[number]> {
    return new ElementRule<Texts[number]>({ ...this.facts, codes });
  }

  /** Also these codes when we read tolerantly; as `of`, lists may have blanks between codes. */
  alsoRead(...lists: readonly string[]): ElementRule<Code> {
    return new ElementRule({ ...this.facts, alsoRead: words(lists) });
  }

  external(list: ExternalList): ElementRule<Code> {
    return new ElementRule({ ...this.facts, externalList: list });
  }

  length(min: number, max: number): ElementRule<Code> {
    return new ElementRule({ ...this.facts, min, max });
  }

  pattern(format: RegExp): ElementRule<Code> {
    return new ElementRule({ ...this.facts, format });
  }

  composite(components: ElementRules): ElementRule<Code> {
    return new ElementRule({ ...this.facts, components });
  }

  times(repeat: number): ElementRule<Code> {
    return new ElementRule({ ...this.facts, repeat });
  }
}

function words(lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(' '));
}
