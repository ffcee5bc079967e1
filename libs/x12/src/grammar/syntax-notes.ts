import { type SyntaxNote } from '../standard/layout.js';

/** A syntax note over a bit mask in which bit n says that element (or component) n is present. */
export interface CompiledNote {
  readonly kind: SyntaxNote['kind'];
  readonly positions: readonly number[];
  /** All positions of the note. */
  readonly mask: number;
  /** The bit of the first position: the one that C and L depend on. */
  readonly first: number;
}

/** Notes name positions up to 31, which is as far as X12 005010 goes. */
export function compileNotes(notes: readonly SyntaxNote[]): CompiledNote[] {
  return notes.map(({ kind, positions }) => ({ kind, positions, mask: maskOf(positions), first: maskOf(positions.slice(0, 1)) }));
}

/** The position that breaks the note: one that is missing, or for an exclusion one too many. Undefined when the note is kept. */
export function brokenAt({ kind, positions, mask, first }: CompiledNote, present: number): number | undefined {
  const named = present & mask;
  switch (kind) {
    case 'P':
      return named === 0 || named === mask ? undefined : missing(positions, present);
    case 'R':
      return named === 0 ? positions[0] : undefined;
    case 'E':
      return (named & (named - 1)) === 0 ? undefined : positions.findLast((position) => present & (1 << position));
    case 'C':
      return named & first && named !== mask ? missing(positions, present) : undefined;
    case 'L':
      return named === first && named !== 0 ? positions[1] : undefined;
  }
}

function missing(positions: readonly number[], present: number): number | undefined {
  return positions.find((position) => !(present & (1 << position)));
}

function maskOf(positions: readonly number[]): number {
  return positions.reduce((mask, position) => mask | (1 << position), 0);
}
