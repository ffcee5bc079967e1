import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding } from '../findings.js';
import { readX12 } from '../reader/read.js';
import { standardRules } from '../rules/index.js';

/** Where the public files lie on a developer's machine. They belong to others and are never part of the repository. */
const corpusFolder = '/work/shared/data/x12';

export const corpusIsThere = existsSync(corpusFolder);

export const validators = ['pyx12', 'stupidedi', 'imsweb', 'lfh'] as const;

export type Verdict = 'valid' | 'invalid';

/** One public file as the index of the corpus tells of it. */
export interface CorpusFile {
  readonly name: string;
  /** GS08, `''` where there is no group. */
  readonly guideId: string;
  /** What is known to be wrong with it: `SE01=12 actual 11`, `BAD ON PURPOSE: …`. */
  readonly facts: readonly string[];
  /** What those validators say that have the guide; a crash counts as invalid. */
  readonly verdicts: Readonly<Partial<Record<(typeof validators)[number], Verdict>>>;
}

export function corpusFiles(): CorpusFile[] {
  const lines = readFileSync(join(corpusFolder, 'INDEX.tsv'), 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [name = '', , guideId = '', , , , facts = '', ...words] = line.split('\t');
    const verdicts = validators.flatMap((validator, index) => {
      const word = words[index] ?? 'no-map';
      return word === 'no-map' ? [] : [[validator, word === 'valid' ? 'valid' : 'invalid'] as const];
    });
    return { name, guideId, facts: facts.split('; ').filter(Boolean), verdicts: Object.fromEntries(verdicts) };
  });
}

export function bytesOf({ name }: CorpusFile): Uint8Array {
  return readFileSync(join(corpusFolder, name));
}

/** What we find in a file: structure, balancing and situations, read tolerantly as what comes from outside is. */
export function findingsIn(file: CorpusFile): readonly Finding[] {
  const { findings, interchanges } = readX12(bytesOf(file), { rules: standardRules, limits: { findings: Infinity } });
  const inside = interchanges.flatMap((interchange) => [
    ...interchange.findings,
    ...interchange.groups.flatMap((group) => [...group.findings, ...group.transactions.flatMap((set) => set.findings)]),
  ]);
  return [...findings, ...inside];
}

export function verdictOn(findings: readonly Finding[]): Verdict {
  return findings.some(({ severity }) => severity === 'error') ? 'invalid' : 'valid';
}

/** What most validators that have the guide say; undefined where they are even or none has it. */
export function majority({ verdicts }: CorpusFile): Verdict | undefined {
  const said = Object.values(verdicts);
  const valid = said.filter((verdict) => verdict === 'valid').length;
  if (valid * 2 === said.length) return undefined;
  return valid * 2 > said.length ? 'valid' : 'invalid';
}
