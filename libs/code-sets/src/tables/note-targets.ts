/** Whether a code is one of those that a note names. */
export type NamesCode = (code: string) => boolean;
/** The place of a category in the tabular list, which is not quite the alphabet's. */
export type PositionOf = (category: string) => number | undefined;

/** Reads the targets of a note as they are stored: `A1832` that code and what is below it, `A05*` the same, `A040..A044` a range with all below its last. */
export function targetsOf(stored: string, positionOf: PositionOf): NamesCode {
  const named = stored
    .split(' ')
    .filter(Boolean)
    .map((target) => targetOf(target, positionOf));
  return (code) => named.some((names) => names(code));
}

function targetOf(target: string, positionOf: PositionOf): NamesCode {
  const [from, to] = target.split('..');
  if (to === undefined) {
    const prefix = from!.replace(/\*$/, '');
    return (code) => code.startsWith(prefix);
  }
  return (code) => comesNotAfter(from!, code, positionOf) && comesNotAfter(code.slice(0, to.length), to, positionOf);
}

/** In the order of the tabular list. */
function comesNotAfter(one: string, other: string, positionOf: PositionOf): boolean {
  const places = [positionOf(one.slice(0, 3)), positionOf(other.slice(0, 3))];
  const [first, second] = places;
  if (first === undefined || second === undefined || first === second) return one <= other;
  return first < second;
}
