import type { ClaimContent } from '@claimstream/contracts';
import { type BillingCase, type EncounterFacts, isCancelled } from './billing-case.js';
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
 * were opened are told what to say when a revision or a coverage is another than the one that they were made of. That an encounter was
 * cancelled does not wait for the others of its account.
 */
export function decideOpening(billingCaseId: string, billingCase: BillingCase): OpeningDecision {
  const open = openEncounters(billingCase);
  const missing = open.flatMap(missingOf);
  const isTold = billingCase.claimIds.length > 0 && isSame(billingCase.billedAs, namesOf(open));
  if (missing.length > 0) {
    const revised = isTold ? [] : endedClaims(billingCase);
    return revised.length > 0 ? { kind: 'bill', opened: [], revised } : { kind: 'wait', missing };
  }
  if (isTold) return { kind: 'bill', opened: [], revised: [] };

  const contents = splitIntoClaims(billingCaseId, open.flatMap(billableOf), billingCase);
  return {
    kind: 'bill',
    opened: contents.filter(({ claimId }) => !billingCase.claimIds.includes(claimId)),
    revised: billingCase.claimIds.map((claimId) => ({ claimId, claim: contents.find((content) => content.claimId === claimId) })),
  };
}

/** The case after its decision was carried out. */
export function afterBilling(
  billingCase: BillingCase,
  { opened, revised }: Extract<OpeningDecision, { kind: 'bill' }>,
): BillingCase {
  const claimIds = [...billingCase.claimIds, ...opened.map(({ claimId }) => claimId)];
  const contents = [...opened, ...revised.flatMap(({ claim }) => claim ?? [])];
  const encountersOf = Object.fromEntries(contents.map(({ claimId, encounterIds }) => [claimId, encounterIds]));
  return {
    ...billingCase,
    claimIds,
    encountersOf: { ...billingCase.encountersOf, ...encountersOf },
    billedAs: namesOf(openEncounters(billingCase)),
  };
}

/** The claims whose encounters were all cancelled. */
function endedClaims({ encounters, claimIds, encountersOf = {} }: BillingCase): { claimId: string }[] {
  const cancelled = new Set(encounters.filter(isCancelled).map(({ encounterId }) => encounterId));
  return claimIds
    .filter((claimId) => encountersOf[claimId]?.every((encounterId) => cancelled.has(encounterId)))
    .map((claimId) => ({ claimId }));
}

const openEncounters = ({ encounters }: BillingCase): EncounterFacts[] => encounters.filter((facts) => !isCancelled(facts));

/** What an encounter is billed as: its revision, and what the payer said of the coverage; or that it waits to be. */
const namesOf = (encounters: readonly EncounterFacts[]): string[] =>
  encounters.map((facts) => {
    const { encounterId, codes, coverage } = facts;
    return `${encounterId} ${codes?.revision} ${missingOf(facts).length > 0 ? 'waits' : coverage?.check.status}`;
  });

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);

/** The coverage of one revision says nothing of the codes of another: its patient, payer or member may be another one. */
function missingOf({ encounterId, codes, coverage }: EncounterFacts): MissingFact[] {
  if (!codes) return [{ encounterId, fact: 'codes' }];
  if (!coverage || coverage.revision < codes.revision) return [{ encounterId, fact: 'coverage' }];
  if (coverage.revision > codes.revision) return [{ encounterId, fact: 'codes' }];
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
