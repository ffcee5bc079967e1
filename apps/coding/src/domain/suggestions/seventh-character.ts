import type { CodeTables } from '@claimstream/code-sets';
import type { CalendarDate } from '@claimstream/kernel';
import type { Sentence } from './sentences-of.js';

/**
 * Injuries are indexed by their initial encounter, which is active treatment; a sentence that speaks of healing or a later look means a
 * subsequent one (ICD-10-CM I.C.19.a). It is a hint: the coder decides on the character.
 */
export function seventhCharacterFor(
  code: string,
  { words }: Sentence,
  { tables, date }: { tables: CodeTables; date: CalendarDate },
): string {
  if (code.length !== 7 || !code.endsWith('A') || !words.some(({ text }) => later.has(text))) return code;
  const subsequent = `${code.slice(0, 6)}D`;
  return tables.diagnosis(subsequent, date)?.billable ? subsequent : code;
}

const later = new Set(['follow', 'healing', 'healed', 'recheck', 'subsequent', 'rehabilitation']);
