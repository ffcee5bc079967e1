import type { CalendarDate } from '@claimstream/kernel';
import type { CodeSetName } from '../tables/code-tables.js';

export interface ReleaseDays {
  readonly version: string;
  readonly effectiveFrom: CalendarDate;
}

/** Before anything that is billed: for a file whose name does not say from when it holds. */
export const always: CalendarDate = '1900-01-01';

const fiscalYear = (year: number): ReleaseDays => ({ version: `FY${year}`, effectiveFrom: `${year - 1}-10-01` });
const quarter = (year: number, number: number): ReleaseDays => ({
  version: `${year}Q${number}`,
  effectiveFrom: `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`,
});
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})`;
const quarterOfMonth = (year: number, name: string): ReleaseDays => quarter(year, Math.floor(months.indexOf(name) / 3) + 1);

/** How authorities name their files, and what the name says. */
const namings: readonly { readonly pattern: RegExp; readonly says: (...parts: string[]) => ReleaseDays }[] = [
  // With underscores until 2022 and from CMS, with hyphens from CDC; `-April-2025` and `-April-1-2026` hold from then on.
  { pattern: /icd10(?:cm|pcs)[-_](?:order|tabular|codes)[-_](\d{4})/, says: (year) => fiscalYear(Number(year)) },
  {
    pattern: /icd10(?:cm|pcs)[-_](?:order|tabular|codes)[-_]april[-_](?:1[-_])?(\d{4})/,
    says: (year) => ({ version: `FY${year}-April`, effectiveFrom: `${year}-04-01` }),
  },
  { pattern: /poaexemptcodesfy(\d{2})/, says: (year) => fiscalYear(2000 + Number(year)) },
  { pattern: new RegExp(`hcpc(\\d{4})_${month}_`), says: (year, name) => quarterOfMonth(Number(year), name!) },
  { pattern: /hcpc(\d{4})/, says: (year) => quarter(Number(year), 1) },
  // NCCI counts years from 1994: v32.1 of April 2026 is written v321r0.
  { pattern: /v(\d{2})(\d)r\d/, says: (year, place) => quarter(1994 + Number(year), Number(place) + 1) },
  { pattern: /eff_(\d{2})-\d{2}-(\d{4})/, says: (month, year) => quarter(Number(year), Math.ceil(Number(month) / 3)) },
  { pattern: /aoc_v(\d{4})q(\d)/, says: (year, number) => quarter(Number(year), Number(number)) },
  // Two digits of the year until 2025.
  { pattern: new RegExp(`pprrvu(?:20)?(\\d{2})_${month}`), says: (year, name) => quarterOfMonth(2000 + Number(year), name!) },
  { pattern: /(?:pprrvu|gpci|anes)(\d{4})/, says: (year) => quarter(Number(year), 1) },
];

/** What the names of the files say of the release; else it holds always and is named by its content. */
export function releaseDaysOf({
  set,
  files,
  digest,
}: {
  set: CodeSetName;
  files: readonly string[];
  digest: string;
}): ReleaseDays {
  for (const file of files) {
    for (const { pattern, says } of namings) {
      const match = pattern.exec(file.toLowerCase());
      if (match) return says(...match.slice(1));
    }
  }
  return { version: `${set}-${digest.slice(0, 8)}`, effectiveFrom: always };
}
