/** A chapter of ICD-10-CM, our choice of it: codes without the point, descriptions in our own words. */
export interface StarterChapter {
  /** Categories and subcategories above the codes; they may be looked at, not reported. */
  readonly categories: Readonly<Record<string, string>>;
  /** What may be reported. */
  readonly codes: Readonly<Record<string, string>>;
}
