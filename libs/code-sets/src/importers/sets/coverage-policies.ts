import { isCalendarDate } from '@claimstream/kernel';
import { codeNumber } from '../../packed/code-number.js';
import { policyTable } from '../../sets/edit-tables.js';
import { targetTable } from '../import-target.js';
import type { Importing, Layout } from '../layout.js';
import { LineEnds, linesOf } from '../lines.js';

const table = targetTable(policyTable);

/** Coverage policies in our own layout, one JSON object a line: `CoveragePolicy` without its release, and `effectiveFrom`, `effectiveTo`. */
export const coveragePolicyFile: Layout = {
  name: 'Coverage policies (NDJSON: policyId, kind, title, procedures, covered, notCovered, …)',
  recognises: (head) => /^\s*\{.*"policyId"/.test(head),
  async read({ file, target, report }: Importing) {
    const ends = new LineEnds(file.name, report);
    for await (const lines of linesOf(file, report)) {
      for (const line of lines) {
        ends.see(line);
        if (line.text.trim() === '') continue;
        const read = readPolicy(line.text);
        if (read.kind === 'policy') target.add(table, read.row, line.number);
        else report.badRow({ file: file.name, line: line.number, details: read.faults });
      }
    }
  },
};

type ReadPolicy =
  | { kind: 'policy'; row: { policy: string; from: string | undefined; to: string | undefined } }
  | { kind: 'bad'; faults: readonly string[] };

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isCodes: Check = (value) => isTexts(value) && (value as string[]).every((code) => codeNumber(code, 7) > 0);
const isRange: Check = (value) => hasNumbers(value, ['from', 'to']);
const isDay: Check = (value) => typeof value === 'string' && isCalendarDate(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** What a policy may have, and what each has to be. */
const shape: Readonly<Record<string, Check>> = {
  policyId: isText,
  kind: (value) => value === 'LCD' || value === 'NCD' || value === 'payer',
  title: isText,
  procedures: (value) => isCodes(value) && (value as string[]).length > 0,
  states: optional(isTexts),
  payerIds: optional(isTexts),
  covered: optional(isCodes),
  notCovered: optional(isCodes),
  together: optional((value) => Array.isArray(value) && value.every(isCodes)),
  ages: optional(isRange),
  sex: optional((value) => value === 'F' || value === 'M'),
  frequency: optional((value) => hasNumbers(value, ['most', 'perDays'])),
  placesOfService: optional(isTexts),
  source: optional(isText),
  effectiveFrom: optional(isDay),
  effectiveTo: optional(isDay),
};

function hasNumbers(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => Number.isInteger((value as Record<string, unknown>)[name]));
}

function readPolicy(text: string): ReadPolicy {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { kind: 'bad', faults: ['This is not JSON.'] };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'bad', faults: ['This is not a JSON object.'] };
  const faults = [
    ...Object.entries(shape).flatMap(([name, check]) =>
      check(value[name]) ? [] : [`${name} is missing or not what it has to be.`],
    ),
    ...Object.keys(value).flatMap((name) => (Object.hasOwn(shape, name) ? [] : [`${name} is nothing that a policy has.`])),
  ];
  if (faults.length > 0) return { kind: 'bad', faults };
  const { effectiveFrom, effectiveTo, ...policy } = value as { effectiveFrom?: string; effectiveTo?: string };
  return { kind: 'policy', row: { policy: JSON.stringify(policy), from: effectiveFrom, to: effectiveTo } };
}
