import type { ClaimContent } from '@claimstream/contracts';
import type { Submission } from './submission.js';

/** A claim that is due, with the submission that sends it. */
export interface DueClaim {
  tenantId: string;
  id: string;
  submission: Submission;
  claim: ClaimContent;
}

/** One transaction set to be: claims of one kind that travel together. */
export interface PlannedSet {
  type: '837P' | '837I';
  claims: DueClaim[];
}

/** One functional group to be: sets of one type. */
export interface PlannedGroup {
  type: '837P' | '837I';
  sets: PlannedSet[];
}

/**
 * How due claims travel in one interchange: professional and institutional ones in groups of their own; in each group one set for the claims that
 * go together, one for those that go once more, and one for each that goes alone, so that a rejection of one never holds up fresh ones.
 */
export function planInterchange(due: readonly DueClaim[]): PlannedGroup[] {
  return (['837P', '837I'] as const)
    .map((type) => ({ type, claims: due.filter(({ claim }) => typeOf(claim) === type) }))
    .filter(({ claims }) => claims.length > 0)
    .map(({ type, claims }) => ({ type, sets: setsOf(claims).map((together) => ({ type, claims: inOrder(together) })) }));
}

function setsOf(claims: readonly DueClaim[]): DueClaim[][] {
  const { together = [], once_more: onceMore = [], alone = [] } = Object.groupBy(claims, ({ submission }) => submission.attempt);
  return [together, onceMore, ...alone.map((claim) => [claim])].filter((set) => set.length > 0);
}

/** 837 guide: claims stand under their billing provider, and under their subscriber there. The writer makes a level anew where the next claim differs. */
function inOrder(claims: readonly DueClaim[]): DueClaim[] {
  return claims
    .map((due) => ({ due, place: placeOf(due.claim) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ due }) => due);
}

function placeOf({ billingProvider: { npi, taxId }, subscriber, patient, patientControlNumber }: ClaimContent): string {
  return [
    npi,
    taxId,
    subscriber.insuranceCard.payerId,
    subscriber.insuranceCard.memberId,
    patient.externalId,
    patientControlNumber,
  ].join('\u0000');
}

const typeOf = ({ kind }: ClaimContent): PlannedSet['type'] => (kind === 'professional' ? '837P' : '837I');
