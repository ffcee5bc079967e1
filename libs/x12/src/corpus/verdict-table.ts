import { type CorpusFile, majority, validators, type Verdict } from './corpus.js';
import { reasonFor } from './verdict-reasons.js';

/** A file of the corpus with our verdict on it. */
export interface JudgedFile {
  readonly file: CorpusFile;
  readonly ours: Verdict;
}

/** Those files on which most validators that have the guide say something else than we do. */
export function differingFiles(judged: readonly JudgedFile[]): JudgedFile[] {
  return judged.filter(({ file, ours }) => (majority(file) ?? ours) !== ours);
}

/** docs/x12-verdicts.md: how we judge the public files against others, and why where we differ. */
export function verdictTable(judged: readonly JudgedFile[]): string {
  const differing = differingFiles(judged);
  const decided = judged.filter(({ file }) => majority(file) !== undefined);
  const rows = differing.map(({ file, ours }) => {
    const others = validators.map((validator) => file.verdicts[validator] ?? '');
    return `| ${[file.name, file.guideId, ours, ...others, reasonFor(file, ours) ?? ''].join(' | ')} |`;
  });
  return [
    '# Verdicts on public X12 files',
    '',
    `We read ${judged.length} public files and compare our verdict with those of ${validators.join(', ')}; a validator without the guide of a`,
    `file has no say on it. On ${decided.length} files most of them agree with each other, on ${decided.length - differing.length} of these we agree with them.`,
    'The others follow, with the reason. Files are read tolerantly, with balancing (SNIP 3) and situations (SNIP 4), which the others',
    'hardly check. The spec `libs/x12/src/corpus` compares this page; `X12_VERDICTS=write` before it writes the page anew.',
    '',
    `| file | guide | ours | ${validators.join(' | ')} | why |`,
    `|${' --- |'.repeat(4 + validators.length)}`,
    ...rows,
    '',
  ].join('\n');
}
