import { type CodeSetName, codeSetNames } from '../tables/code-tables.js';
import { codeSetDefinitions } from './code-set-definitions.js';
import { withoutMark } from './import-file.js';

/** Names tell apart what looks alike inside. */
const namings: readonly [RegExp, CodeSetName][] = [
  [/ccipra|ptp.*(prac|phys)/, 'ncci-ptp-practitioner'],
  [/ccioph|ptp.*(out|hosp)/, 'ncci-ptp-outpatient'],
  [/carc/, 'carc'],
  [/rarc/, 'rarc'],
];

/** The set that a file is of, by the names of its folder and its own, else by its layout; undefined for what is no code set. */
export function codeSetOf({ folder, name, head }: { folder?: string; name: string; head: string }): CodeSetName | undefined {
  const named = codeSetNames.find((set) => set === folder) ?? namings.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
  const text = withoutMark(head);
  const fits = (set: CodeSetName): boolean => codeSetDefinitions[set].layouts.some(({ recognises }) => recognises(text));
  return named ? (fits(named) ? named : undefined) : codeSetNames.find(fits);
}
