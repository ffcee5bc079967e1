/** Facts in which a guide of ours differs from the reference grammar on purpose. */
export interface DeliberateDifference {
  readonly transactions: string;
  /** Matches the whole name of the fact, as `guideFacts` writes it. */
  readonly fact: RegExp;
  readonly why: string;
}

export const deliberateDifferences: readonly DeliberateDifference[] = [
  {
    transactions: '270 271 276 277 277CA',
    fact: /^2000[B-E] order$/,
    why: 'The reference lists HL levels flat; ours nest, or a second subscriber could not follow a dependent.',
  },
  {
    transactions: '837P 837I',
    fact: /^(2320|2430)\/CAS\[1\] CAS01 codes$/,
    why: 'CR left the 835 in 5010, so no payer can have given it: read with a warning, never written.',
  },
  {
    transactions: '837I',
    fact: /^2010AA\/N4\[1\] N403 pattern$/,
    why: 'Nine digits of the ZIP code are a situational rule of ours in all three claim guides: odd when we read, wrong when we write.',
  },
  {
    transactions: '837I',
    fact: /^(2010BA|2330A)\/REF\[1\] REF02 pattern$/,
    why: 'A social security number has nine digits in an institutional claim as in a professional one.',
  },
  {
    transactions: '835',
    fact: /^\/PLB\[1\] PLB(05|07|09|11|13)-1 codes$/,
    why: 'The reference leaves the second to sixth adjustment open; they take the same reasons as the first.',
  },
  {
    transactions: '270',
    fact: /^2110[CD]\/EQ\[1\] EQ01 codes$/,
    why: 'GY stands in one source only: read with a warning, never written.',
  },
  {
    transactions: '271',
    fact: /^2110D\/EB\[1\] EB03 codes$/,
    why: 'The service types of a dependent lack three of the subscriber; one list serves both.',
  },
  {
    transactions: '271',
    fact: /^2110C\/EB\[1\] EB09 codes$|^2110D\/REF\[1\] REF01 codes$|^2100D\/MPI\[1\] max$|^(2115|2120)D max$/,
    why: 'What subscriber and dependent may say differs by single codes and repeats in the reference; ours is the union, or the bound.',
  },
  {
    transactions: '271',
    fact: /^2120[CD]\/L[SE]\[1\] L[SE]01 codes$|^2120[CD]\/LE\[1\] usage$/,
    why: 'LS and LE enclose loop 2120 and nothing else in this guide; what LS opens, LE closes.',
  },
  {
    transactions: '271',
    fact: /^2120D\/NM1\[1\] NM10[67] (usage|form)$/,
    why: 'The reference has the prefix where the suffix must be (2120C has it right).',
  },
];
