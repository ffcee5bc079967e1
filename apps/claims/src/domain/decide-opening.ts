import type { ClaimContent } from '@claimstream/contracts';
import { type BillingCase, type EncounterFacts, isCancelled } from './billing-case.js';
import { fingerprintOf } from './fingerprint.js';
import type { BillableEncounter } from './claim-content.js';
import { splitIntoClaims } from './split-into-claims.js';

/** A fact that a case waits for. */
export interface MissingFact {
  readonly encounterId: string;
  readonly fact: 'codes' | 'coverage';
}

export type OpeningDecision =
  | { readonly kind: 'wait'; readonly missing: readonly MissingFact[] }
  | {
      readonly kind: 'bill';
      /** Claims that are not there yet. */
      readonly opened: readonly ClaimContent[];
      /** Claims that are there and are now to say something else, or (without content) nothing. */
      readonly revised: readonly { readonly claimId: string; readonly claim?: ClaimContent }[];
    };

/**
 * Says what a billing case's facts allow: wait, or bill. Encounters that are not for an insurer's money yield no claim. Claims that
 * were opened and still say the same are left alone.
 */
export function decideOpening(billingCaseId: string, { encounters, claims }: BillingCase): OpeningDecision {
  const open = encounters.filter((facts) => !isCancelled(facts));
  const missing = open.flatMap(missingOf);
  if (missing.length > 0) return { kind: 'wait', missing };

  const contents = splitIntoClaims(billingCaseId, open.flatMap(billableOf));
  const isKnown = (claimId: string) => claims.some((claim) => claim.claimId === claimId);
  const opened = contents.filter(({ claimId }) => !isKnown(claimId));
  const revised = claims.flatMap(({ claimId, fingerprint }) => {
    const claim = contents.find((content) => content.claimId === claimId);
    const now = claim ? fingerprintOf(claim) : '';
    if (now === fingerprint) return [];
    return claim ? [{ claimId, claim }] : [{ claimId }];
  });
  return { kind: 'bill', opened, revised };
}

/** The case after its decision was carried out. */
export function afterBilling(billingCase: BillingCase, decision: Extract<OpeningDecision, { kind: 'bill' }>): BillingCase {
  const revised = new Map(decision.revised.map(({ claimId, claim }) => [claimId, claim ? fingerprintOf(claim) : '']));
  const kept = billingCase.claims.map(({ claimId, fingerprint }) => ({
    claimId,
    fingerprint: revised.get(claimId) ?? fingerprint,
  }));
  const opened = decision.opened.map((claim) => ({ claimId: claim.claimId, fingerprint: fingerprintOf(claim) }));
  return { ...billingCase, claims: [...kept, ...opened] };
}

function missingOf({ encounterId, codes, coverage }: EncounterFacts): MissingFact[] {
  if (!codes) return [{ encounterId, fact: 'codes' }];
  if (!coverage || coverage.revision < codes.revision) return [{ encounterId, fact: 'coverage' }];
  return [];
}

/** An encounter that an insurer is to be billed for; not those that the patient or nobody pays. */
function billableOf({ encounterId, codes, coverage }: EncounterFacts): BillableEncounter[] {
  if (!codes || !coverage) return [];
  const { encounter } = codes;
  const { subscriberPrimary } = encounter;
  const forInsurer =
    encounter.billableStatus === 'BILLABLE' && encounter.responsibleParty !== 'SELF_PAY' && subscriberPrimary !== undefined;
  return forInsurer ? [{ encounterId, encounter, subscriber: subscriberPrimary, coverage: coverage.check }] : [];
}
