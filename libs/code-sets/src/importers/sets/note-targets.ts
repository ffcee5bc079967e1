/** A code or category of the tabular list, with its point; a hyphen after it stands for all codes that begin so. */
const codePattern = String.raw`[A-Z](?:[0-9][0-9AB]|[A-Z][0-9])(?:\.[0-9A-Z]{1,4})?`;
const targetPattern = new RegExp(String.raw`\b(${codePattern})(?:-?\s?-\s?(${codePattern})|(\.?-))?`, 'g');

/**
 * The codes that a note names between its parentheses, as `NoteRow.targets` keeps them: `(A05.-)` is `A05*`, `(A04.0-A04.4)` is `A040..A044`.
 * What is named by part of a code only (`E08-E13 with .22`, `with sixth character 1`) would hit too much and is left out.
 */
export function targetsNamedIn(note: string): string {
  const targets: string[] = [];
  for (const [, inside] of note.matchAll(/\(([^()]*)\)/g)) {
    if (/\bwith\b/.test(inside!)) continue;
    for (const [, from, to, all] of inside!.matchAll(targetPattern)) targets.push(target(from!, to, all));
  }
  return targets.join(' ');
}

function target(from: string, to: string | undefined, all: string | undefined): string {
  const first = from.replace('.', '');
  if (to !== undefined) return `${first}..${to.replace('.', '')}`;
  return all === undefined ? first : `${first}*`;
}
