import { type DataElementNumber } from './data-elements.js';

/** A composite by its number in the standard: `C003`. */
export type CompositeNumber = `C${string}`;

/** What stands at one position of a segment or composite. */
export interface Position {
  readonly element: DataElementNumber | CompositeNumber;
  /** Mandatory in the standard itself, whatever a guide says. */
  readonly required: boolean;
  /** How often the element may repeat in the standard. */
  readonly repeat: number;
}

/**
 * A syntax note of the standard over positions of one segment. P paired or multiple: all or none. R required: at least one.
 * E exclusion: at most one. C conditional: if the first is there, all others must be. L list conditional: if the first is there,
 * at least one other must be.
 */
export interface SyntaxNote {
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L';
  readonly positions: readonly number[];
}

/** How the standard lays out a segment or a composite. Index 0 of `positions` is element (or component) 1. */
export interface Layout {
  readonly name: string;
  readonly positions: readonly Position[];
  readonly notes: readonly SyntaxNote[];
}

type Place = DataElementNumber | CompositeNumber | Position;

/** Lays out a segment or composite; `notes` are written as the standard writes them: `'P0809 C1110'`. */
export function layout(name: string, places: readonly Place[], notes = ''): Layout {
  return { name, positions: places.map(position), notes: notes.split(' ').filter(Boolean).map(syntaxNote) };
}

/** An element that the standard itself makes mandatory. */
export function must(element: DataElementNumber | CompositeNumber): Position {
  return { ...position(element), required: true };
}

/** An element that may repeat up to so many times in the standard. */
export function repeating(place: Place, repeat: number): Position {
  return { ...position(place), repeat };
}

/** Some places that stand on one line of a long layout. */
export function row(...places: readonly Place[]): readonly Place[] {
  return places;
}

/** The same places again and again, for the pairs and triplets that a segment repeats. */
export function again(count: number, ...places: readonly Place[]): Place[] {
  return Array.from({ length: count }, () => places).flat();
}

function position(place: Place): Position {
  return typeof place === 'object' ? place : { element: place, required: false, repeat: 1 };
}

function syntaxNote(text: string): SyntaxNote {
  const positions = text.slice(1).match(/\d\d/g) ?? [];
  return { kind: text.charAt(0) as SyntaxNote['kind'], positions: positions.map(Number) };
}
