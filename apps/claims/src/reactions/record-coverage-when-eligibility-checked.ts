import { EligibilityChecked } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { noCaseYet, withCoverage } from '../domain/billing-case.js';
import { billingCases } from '../store/claims.store.js';
import { billCase, type PolicyOf } from './bill-case.js';

/** Coverage may arrive before or after the codes; whichever comes last opens the claims. */
export const recordCoverageWhenEligibilityChecked = (policyOf: PolicyOf) =>
  react({
    name: 'claims.record-coverage',
    to: EligibilityChecked,
    store: billingCases,
    idOf: ({ data }) => data.billingCaseId,
    decide: (billingCase = noCaseYet, { data: { billingCaseId, encounterId, revision, coverage } }, facts) =>
      billCase(billingCaseId, withCoverage(billingCase, { encounterId, revision, check: coverage }), facts, policyOf),
  });
