import { ClaimRevised } from '@claimstream/contracts';
import type { Decision, Facts } from '@claimstream/messaging';
import type { BillingCase } from '../domain/billing-case.js';
import { afterBilling, decideOpening } from '../domain/decide-opening.js';
import { openClaim } from '../domain/open-claim.js';
import type { BillingPolicy } from '../domain/edits/edit-facts.js';
import { billingCases, claims } from '../store/claims.store.js';
import { editFactsOf, told } from './tell-claim.js';

/** Which policy a tenant has. */
export type PolicyOf = (tenantId: string) => BillingPolicy;

/** What follows for a case that has heard something: it waits, or its claims are opened or told what to say now. */
export function billCase(
  billingCaseId: string,
  billingCase: BillingCase,
  facts: Facts,
  policyOf: PolicyOf,
): Decision<BillingCase> {
  const decision = decideOpening(billingCaseId, billingCase);
  switch (decision.kind) {
    case 'wait':
      return { state: billingCase };
    case 'bill': {
      const opened = decision.opened.map((content) => openClaim(content, editFactsOf(policyOf, facts)));
      const revisions = decision.revised.map(({ claimId, claim }) => ClaimRevised.of({ claimId, billingCaseId, claim }));
      return {
        state: afterBilling(billingCase, decision),
        opened: opened.map(({ claim }) => claims.open(claim.content.claimId, claim)),
        events: [...opened.flatMap(({ events }) => events), ...revisions],
        rows: opened.flatMap((change) => told(change, facts)),
        ...(revisions.length > 0 && { coveredBy: billingCases.at(billingCaseId) }),
      };
    }
  }
}
