import type { ClaimContent } from '@claimstream/contracts';
import type { Claim837, ClaimContext, ClaimFacts, PayerSequence } from '@claimstream/x12';
import { freeOr, genderCode, payerParty, personParty, providerParty, toAddress } from './parties.js';
import { toInstitutionalClaim } from './to-institutional-claim.js';
import { toProfessionalClaim } from './to-professional-claim.js';

const sequences = { primary: 'P', secondary: 'S', tertiary: 'T' } as const satisfies Record<string, PayerSequence>;

/** A claim as the 837 says it. Everything that both guides share is said here once. */
export function toClaim837(claim: ClaimContent): Claim837 {
  const facts = { ...claimFacts(claim), ...claimContext(claim) };
  return claim.kind === 'professional' ? toProfessionalClaim(claim, facts) : toInstitutionalClaim(claim, facts);
}

function claimFacts(claim: ClaimContent): ClaimFacts {
  return {
    patientControlNumber: claim.patientControlNumber,
    chargeCents: claim.totalChargeCents,
    frequency: claim.frequencyCode,
    assignment: claim.providerAcceptsAssignment ? 'A' : 'C',
    benefitsAssigned: claim.benefitsAssignedToProvider ? 'Y' : 'N',
    releaseOfInformation: claim.patientAuthorizedRelease ? 'Y' : 'I',
    priorAuthorizationNumber: claim.priorAuthorizationNumber,
    payerClaimControlNumber: claim.payerClaimControlNumber,
    medicalRecordNumber: claim.medicalRecordNumber,
  };
}

/** 837 guide, 2000A to 2000C: who bills, who is insured with whom, and who was treated where that is another person. */
function claimContext(claim: ClaimContent): ClaimContext {
  return { billingProvider: billingProvider(claim), subscriber: subscriber(claim), patient: dependent(claim) };
}

function billingProvider({ billingProvider: provider }: ClaimContent): ClaimContext['billingProvider'] {
  const { npi, taxId, taxonomyCode, address, phone, organizationName, firstName, lastName } = provider;
  const name = providerParty({ npi, organizationName, firstName, lastName });
  return {
    ...name,
    taxonomyCode,
    address: toAddress(address),
    taxId: { qualifier: 'EI', value: taxId },
    contacts: phone === undefined ? undefined : [{ name: name.name, numbers: [{ kind: 'phone', value: digitsOf(phone) }] }],
  };
}

/**
 * 837 guide, 2010BA: address, birth date and gender are said only where the subscriber is the patient. Only the professional guide has a
 * place for why Medicare pays second (SBR05).
 */
function subscriber({ kind, subscriber: holder, patient, payer, payerSequence }: ClaimContent): ClaimContext['subscriber'] {
  const { insuranceCard: card } = holder;
  const facts = {
    ...personParty(holder, card.memberId),
    payerSequence: sequences[payerSequence],
    groupNumber: card.groupNumber,
    groupName: card.groupNumber === undefined ? freeOr(card.planName) : undefined,
    medicareSecondaryReason: kind === 'professional' ? card.medicareSecondaryReason : undefined,
    filingIndicator: card.claimFilingIndicator,
    payer: payerParty(payer),
  };
  if (holder.patientRelationshipToSubscriberCode !== '18') return facts;
  return {
    ...facts,
    isPatient: true,
    address: toAddress(patient.address),
    birthDate: patient.dateOfBirth,
    gender: genderCode(patient.gender),
  };
}

function dependent({ subscriber: holder, patient }: ClaimContent): ClaimContext['patient'] {
  const relationship = holder.patientRelationshipToSubscriberCode;
  if (relationship === '18') return undefined;
  return {
    ...personParty(patient),
    relationship,
    address: toAddress(patient.address),
    birthDate: patient.dateOfBirth,
    gender: genderCode(patient.gender),
  };
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
