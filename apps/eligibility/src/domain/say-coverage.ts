import { type CoverageCheck, EligibilityChecked } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Decision } from '@claimstream/messaging';
import { eligibilityChecks } from '../store/eligibility-checks.rows.js';
import type { Asker } from './question.js';

interface Saying {
  askers: readonly Asker[];
  coverage: CoverageCheck;
  reused: boolean;
  newId: () => Uuid;
}

/** Tells each encounter what is known of its coverage, and keeps a row of it to look up. */
export function sayCoverage({ askers, coverage, reused, newId }: Saying): Required<Pick<Decision, 'events' | 'rows'>> {
  return {
    events: askers.map((asker) => EligibilityChecked.of({ ...asker, reused, coverage })),
    rows: askers.map((asker) =>
      eligibilityChecks.insert({
        id: newId(),
        ...asker,
        inquiryId: coverage.inquiryId ?? null,
        status: coverage.status,
        reused,
        coverage,
        checkedAt: coverage.checkedAt,
      }),
    ),
  };
}

/** That the payer did not answer in time. */
export const unknownCoverage = ({ inquiryId, now }: { inquiryId: Uuid; now: Date }): CoverageCheck => ({
  status: 'unknown',
  checkedAt: now.toISOString(),
  inquiryId,
  benefits: [],
  errors: [],
});
