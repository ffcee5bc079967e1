import type { Finding } from '@claimstream/contracts';

/** What names a finding of an encounter. */
export type FindingName = Pick<Finding, 'code' | 'path' | 'about'>;

/** Whether an answer is to this very finding. */
export const isOf = (answer: FindingName, finding: FindingName): boolean =>
  isAt(answer, finding) && answer.about === finding.about;

/** Whether an answer is to all findings of its code at its path: as they were given before findings said what they are about. */
export const isOfAllLike = (answer: FindingName, finding: FindingName): boolean =>
  isAt(answer, finding) && answer.about === undefined;

/** Answers with what their findings are about, where they leave it out; and those that leave open which of several they are to. */
export function named<Answer extends FindingName>(
  answers: readonly Answer[],
  findings: readonly FindingName[],
): { named: readonly Answer[]; open: readonly Answer[] } {
  const abouts = (answer: Answer) =>
    new Set(findings.flatMap((finding) => (isOfAllLike(answer, finding) ? [finding.about] : [])));
  return {
    named: answers.map((answer) => {
      const [about] = abouts(answer);
      return about === undefined ? answer : { ...answer, about };
    }),
    open: answers.filter((answer) => abouts(answer).size > 1),
  };
}

const isAt = (one: FindingName, other: FindingName): boolean => one.code === other.code && one.path === other.path;
