import type { CoverageCheck, Encounter } from '@claimstream/contracts';

/** What has been heard of one encounter of the case. Codes and coverage come in either order, each for a revision. */
export interface EncounterFacts {
  readonly encounterId: string;
  readonly codes?: { readonly revision: number; readonly encounter: Encounter };
  readonly coverage?: { readonly revision: number; readonly check: CoverageCheck };
  readonly cancelledAtRevision?: number;
}

/** Joins the codes and the coverage of the encounters that are billed together, and remembers which claims came of them. */
export interface BillingCase {
  readonly encounters: readonly EncounterFacts[];
  /** The claims that were opened. */
  readonly claimIds: readonly string[];
  /** Which encounters each of them was last made of; of one that is absent it is not known. */
  readonly encountersOf?: Readonly<Record<string, readonly string[]>>;
  /** What they were last told to say comes from these revisions and coverages, one name for each encounter. */
  readonly billedAs: readonly string[];
}

export const noCaseYet: BillingCase = { encounters: [], claimIds: [], billedAs: [] };

/** Keeps the newest revision of the codes; an older one that comes late changes nothing. */
export function withCodes(
  billingCase: BillingCase,
  { encounterId, revision, encounter }: { encounterId: string; revision: number; encounter: Encounter },
): BillingCase {
  return change(billingCase, encounterId, (facts) =>
    revision > (facts.codes?.revision ?? 0) ? { ...facts, codes: { revision, encounter } } : facts,
  );
}

/** Keeps what is known of the coverage for the newest revision; a later check of the same revision replaces an earlier one. */
export function withCoverage(
  billingCase: BillingCase,
  { encounterId, revision, check }: { encounterId: string; revision: number; check: CoverageCheck },
): BillingCase {
  return change(billingCase, encounterId, (facts) =>
    revision >= (facts.coverage?.revision ?? 0) ? { ...facts, coverage: { revision, check } } : facts,
  );
}

/** The encounter is not to be billed; a later revision of its codes brings it back. */
export function withoutEncounter(
  billingCase: BillingCase,
  { encounterId, revision }: { encounterId: string; revision: number },
): BillingCase {
  return change(billingCase, encounterId, (facts) => ({
    ...facts,
    cancelledAtRevision: Math.max(revision, facts.cancelledAtRevision ?? 0),
  }));
}

/** Whether the encounter was cancelled and nothing newer has been heard of it since. */
export const isCancelled = ({ cancelledAtRevision, codes }: EncounterFacts): boolean =>
  cancelledAtRevision !== undefined && cancelledAtRevision >= (codes?.revision ?? 0);

function change(billingCase: BillingCase, encounterId: string, changed: (facts: EncounterFacts) => EncounterFacts): BillingCase {
  const known = billingCase.encounters.some((facts) => facts.encounterId === encounterId);
  const encounters = known ? billingCase.encounters : [...billingCase.encounters, { encounterId }];
  return { ...billingCase, encounters: encounters.map((facts) => (facts.encounterId === encounterId ? changed(facts) : facts)) };
}
