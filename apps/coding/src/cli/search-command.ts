import { type CodeSystem, codeSystems, searchCodes } from '@claimstream/code-sets';
import { calendarDateOf, isCalendarDate } from '@claimstream/kernel';
import type { Says } from '@claimstream/service-kit';
import type { CodeSetStore } from './code-set-store.js';

export interface SearchOptions {
  readonly query: string;
  readonly system?: string;
  readonly date?: string;
  readonly billable: boolean;
  readonly limit: number;
}

/** `codes search WORDS…`: what the search of the API finds, a line each: system, code, whether it may be reported, description. */
export async function searchCommand(
  { query, system, date = calendarDateOf(new Date()), billable, limit }: SearchOptions,
  { store, says }: { store: CodeSetStore; says: Says },
): Promise<boolean> {
  if (query.trim() === '' || !isCalendarDate(date) || !(limit >= 1 && limit <= 1_000)) return false;
  if (system !== undefined && !codeSystems.includes(system as CodeSystem)) {
    says.complain(`There is no system ${system}; systems are ${codeSystems.join(', ')}.`);
    return false;
  }
  const shelf = await store.shelf();
  for (const found of searchCodes(shelf, { query, system: system as CodeSystem, date, billableOnly: billable, limit })) {
    says.print([found.system, found.code, found.billable ? 'billable' : 'header', found.description].join('\t'));
  }
  return true;
}

/** `codes list`: the releases that are kept, a line of JSON each. */
export async function listCommand({ store, says }: { store: CodeSetStore; says: Says }): Promise<void> {
  for (const { terms, origin } of await store.list()) {
    const { rows, badRows, digest, files, holder } = origin;
    says.print(JSON.stringify({ ...terms, complete: undefined, rows, badRows, files, digest, holder }));
  }
}
