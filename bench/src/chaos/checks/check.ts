import type { Book, Evidence } from '../evidence.js';

/** The invariants of reliability.md, section 6, that a campaign checks. */
export const invariants = ['I1', 'I2', 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I13'] as const;
export type Invariant = (typeof invariants)[number];

/** One thing that must hold of what lies in databases, topics and the payer's book. */
export interface Check {
  readonly invariant: Invariant;
  /** What holds, as a sentence. */
  readonly says: string;
  /** What shows that it does not hold, by ids and amounts; nothing personal. */
  find(evidence: Evidence): Promise<string[]>;
}

interface SqlCheck extends Pick<Check, 'invariant' | 'says'> {
  readonly book: Book;
  /** Each row that comes is a violation, told by its column `what`. */
  readonly sql: string;
}

/** A check that one database can answer by itself. */
export const sqlCheck = ({ invariant, says, book, sql }: SqlCheck): Check => ({
  invariant,
  says,
  find: async (evidence) => (await evidence.rows<{ what: string }>(book, sql)).map(({ what }) => what),
});

/** Where two books disagree about amounts by key; a key that one of them lacks counts as nothing. */
export function differences(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  tell: (key: string, one: number, other: number) => string,
): string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].flatMap((key) => {
    const [here, there] = [one.get(key) ?? 0, other.get(key) ?? 0];
    return here === there ? [] : [tell(key, here, there)];
  });
}
