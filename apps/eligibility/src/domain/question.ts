import type { DataOf, EligibilityInquiry, Encounter, EncounterRecorded } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';

/** An encounter that wants to know about its coverage. */
export interface Asker {
  encounterId: Uuid;
  revision: number;
  billingCaseId: Uuid;
}

/** Why there is nobody to ask. */
export type NotAsking = 'not_billable' | 'self_pay' | 'no_coverage';

/** What an encounter leads to: an inquiry to a payer, or nobody to ask. */
export type Question = { kind: 'ask'; inquiry: EligibilityInquiry } | { kind: 'nobody'; because: NotAsking };

/** Health benefit plan coverage: what a payer answers about when nothing particular is asked (270 EQ01). */
const planCoverage = '30';

/**
 * Whom to ask what about an encounter. One inquiry stands for one coverage, patient, provider, service type and date of service: its id is
 * made of these, so that the same question is the same inquiry.
 */
export function questionOf(tenantId: Uuid, encounter: Encounter): Question {
  if (encounter.billableStatus === 'NOT_BILLABLE') return { kind: 'nobody', because: 'not_billable' };
  if (encounter.responsibleParty === 'SELF_PAY') return { kind: 'nobody', because: 'self_pay' };
  const { subscriberPrimary: subscriber, patient, billingProvider } = encounter;
  if (!subscriber) return { kind: 'nobody', because: 'no_coverage' };

  const { payerId, payerName, memberId } = subscriber.insuranceCard;
  const { organizationName, firstName, lastName, npi, taxonomyCode } = billingProvider;
  const serviceDate = encounter.kind === 'professional' ? encounter.dateOfService : encounter.statementFromDate;
  const person = [patient.externalId, patient.dateOfBirth, subscriber.patientRelationshipToSubscriberCode];
  return {
    kind: 'ask',
    inquiry: {
      inquiryId: derivedId(tenantId, 'inquiry', payerId, memberId, ...person, npi, planCoverage, serviceDate),
      payer: { payerId, name: payerName },
      provider: { organizationName, firstName, lastName, npi, taxonomyCode },
      subscriber,
      patient,
      serviceTypeCodes: [planCoverage],
      serviceDate,
    },
  };
}

export const askerOf = ({ encounterId, revision, billingCaseId }: DataOf<typeof EncounterRecorded>): Asker => ({
  encounterId,
  revision,
  billingCaseId,
});
