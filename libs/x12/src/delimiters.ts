/** The four characters that an interchange's ISA chooses. Without a repetition separator (a letter, digit or blank in ISA11) nothing repeats. */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly repetition?: string;
  readonly segment: string;
}

/** What we write unless a partner wants other ones, and what nearly everybody sends. */
export const usualDelimiters: Delimiters = { element: '*', component: ':', repetition: '^', segment: '~' };
