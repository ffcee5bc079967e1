/** The form of a data element's value: text, code, integer, decimal, date (CCYYMMDD or YYMMDD), time (HHMM[SS[dd]]), binary, composite. */
export type ValueType = 'AN' | 'ID' | 'N' | 'R' | 'DT' | 'TM' | 'B' | 'composite';

/** All that is asked of one element, or component, at one place: the standard's word and the guide's, merged at load. */
export interface ElementCheck {
  /** The number in the X12 data element dictionary, undefined for composites without one. */
  readonly dataElement: string | undefined;
  readonly type: ValueType;
  readonly usage: 'required' | 'situational' | 'not used';
  readonly min: number;
  readonly max: number;
  /** How often it may repeat. */
  readonly repeat: number;
  /** The guide's codes; undefined where every value of the type will do. */
  readonly codes: ReadonlySet<string> | undefined;
  /** Codes that are read with a warning. */
  readonly tolerated: ReadonlySet<string> | undefined;
  readonly format: RegExp | undefined;
  /** Components by position, index 0 is component 1; undefined unless a composite. */
  readonly components: readonly ElementCheck[] | undefined;
}
