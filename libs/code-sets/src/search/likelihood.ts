/** What is known of a code before anybody asks for it. */
export interface Known {
  readonly description: string;
  readonly billable: boolean;
  /** One of the few that most claims have. */
  readonly common: boolean;
}

const longest = 250;

/** What makes a code likelier than its equals, or less likely, by the words of its description. */
const signs: readonly (readonly [RegExp, number])[] = [
  // The bare condition is what somebody means who names nothing more.
  [/, unspecified$|without complications?$|unspecified organism$|^essential \(primary\)/, 200],
  // Somebody who means a history says so, and then all that is left has it.
  [/\bhistory of\b/, -800],
  [/\bscreening for\b/, -300],
  // The first visit is coded more often than those after it; a closed fracture more often than an open one.
  [/subsequent encounter/, -150],
  [/, sequela$/, -200],
  [/open fracture/, -100],
];

/** What may be reported goes before categories, what most claims have before the rest, shorter before longer: points, to be added to those of a search. */
export function likelihoodOf({ description, billable, common }: Known): number {
  const said = description.toLowerCase();
  const length = said.replace(/, (initial|subsequent) encounter.*$|, sequela$/, '').length;
  const spoken = signs.reduce((points, [sign, worth]) => (sign.test(said) ? points + worth : points), 0);
  return (billable ? 600 : 0) + (common ? 900 : 0) + spoken - Math.min(length, longest);
}
