import type { CodeTables, TermIndex } from '@claimstream/code-sets';
import type { SuggestionEvidence, SuggestionRule, WithheldCode } from '@claimstream/contracts';
import type { CalendarDate } from '@claimstream/kernel';
import type { Manner } from './triggers.js';

/** What suggestions are drawn from. */
export interface CodingFacts {
  readonly note: string;
  /** What the source system said without a code of ours, and where it stands in the encounter. */
  readonly problems: readonly { readonly text: string; readonly path: string }[];
  /** Procedures of the lines, and where they stand. */
  readonly procedures: readonly { readonly code: string; readonly path: string }[];
  /** Diagnoses that are coded already. */
  readonly coded: ReadonlySet<string>;
  readonly setting: 'outpatient' | 'inpatient';
  readonly date: CalendarDate;
  readonly age?: number | undefined;
  readonly sex?: 'F' | 'M' | undefined;
}

/** The facts with the tables that they are looked up in. */
export interface Reading {
  readonly facts: CodingFacts;
  readonly tables: CodeTables;
  readonly terms: TermIndex;
}

/** Something that speaks for a code, before it is weighed beside all else. */
export interface Candidate {
  readonly code: string;
  readonly rule: SuggestionRule;
  readonly score: number;
  readonly evidence: SuggestionEvidence;
  readonly source?: string;
  readonly uncertain?: true;
  /** The words of its name, to know a less specific name of the same. */
  readonly words?: readonly string[];
  /** How the note spoke of it. */
  readonly manner?: Manner;
}

/** A mention that gives no suggestion. */
export interface Withheld {
  readonly code: string;
  readonly reason: WithheldCode['reason'];
  readonly source?: string;
  readonly evidence: SuggestionEvidence;
  readonly manner?: Manner;
}

/** What a part of the documentation gives. */
export interface Drawn {
  readonly candidates: readonly Candidate[];
  readonly withheld: readonly Withheld[];
}

export const drawnTogether = (all: readonly Drawn[]): Drawn => ({
  candidates: all.flatMap(({ candidates }) => candidates),
  withheld: all.flatMap(({ withheld }) => withheld),
});
