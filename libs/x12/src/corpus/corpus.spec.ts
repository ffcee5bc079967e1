import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding } from '../findings.js';
import { guides } from '../guides/index.js';
import { corpusFiles, corpusIsThere, type CorpusFile, findingsIn, verdictOn } from './corpus.js';
import { writesVerdicts } from './corpus.config.js';
import { brokenOnPurpose, countedFaults, type KnownFault, unbalancedFaults } from './known-faults.js';
import { reasonFor } from './verdict-reasons.js';
import { differingFiles, type JudgedFile, verdictTable } from './verdict-table.js';

const page = join(__dirname, '../../../../docs/x12-verdicts.md');
const describeIfThere = corpusIsThere ? describe : describe.skip;

describeIfThere(`The public files${corpusIsThere ? '' : ' (skipped: /work/shared/data/x12 is not on this machine)'}`, () => {
  const read = new Map<CorpusFile, readonly Finding[]>();
  const judged = (): JudgedFile[] => [...read].map(([file, findings]) => ({ file, ours: verdictOn(findings) }));

  beforeAll(() => {
    for (const file of corpusFiles()) read.set(file, findingsIn(file));
  });

  it('are 164, and none makes us throw', () => expect(read.size).toBe(164));

  it('have every fault found that others have counted or added up', () => {
    const missed = [...read].flatMap(([file, findings]) => missedFaults(file, findings).map((fact) => `${file.name}: ${fact}`));
    expect(missed).toEqual([]);
  });

  it('have every fault found in its place that somebody put there on purpose', () => {
    const files = [...read].filter(([file]) => file.facts.some((fact) => fact.startsWith('BAD ON PURPOSE')));
    expect(files.map(([file]) => file.name).toSorted()).toEqual(Object.keys(brokenOnPurpose).toSorted());

    const missed = files.flatMap(([{ name }, findings]) => {
      return (brokenOnPurpose[name] ?? [])
        .filter((fault) => !findings.some((finding) => isAt(finding, fault)))
        .map((fault) => `${name}: ${fault}`);
    });
    expect(missed).toEqual([]);
  });

  it('have a reason wherever we differ from most validators', () => {
    expect(differingFiles(judged()).filter(({ file, ours }) => reasonFor(file, ours) === undefined)).toEqual([]);
  });

  it('are compared with other validators in docs/x12-verdicts.md', () => {
    if (writesVerdicts) writeFileSync(page, verdictTable(judged()));
    expect(readFileSync(page, 'utf8')).toBe(verdictTable(judged()));
  });
});

/** Facts of the index that should have given a finding and did not. */
function missedFaults({ guideId, facts }: CorpusFile, findings: readonly Finding[]): string[] {
  const isRead = guides.some(({ id, accepts }) => id === guideId || accepts.includes(guideId));
  const expected: readonly KnownFault[] = isRead ? [...countedFaults, ...unbalancedFaults] : countedFaults;
  return facts.filter((fact) => {
    const fault = expected.find((known) => known.fact.test(fact));
    return fault !== undefined && !findings.some(({ code }) => code === fault.code);
  });
}

/** Whether a finding is the one that `brokenOnPurpose` names: code, the end of the path, the segment's index. */
function isAt({ code, path, position }: Finding, fault: string): boolean {
  const [wantedCode, ...place] = fault.split(' ');
  const wantedPath = place.length > 1 ? (place[0] ?? '') : '';
  return code === wantedCode && path.endsWith(wantedPath) && place.at(-1) === `#${position.segmentIndex}`;
}
