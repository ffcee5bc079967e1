import {
  type ClaimContent,
  type CoverageCheck,
  type Encounter,
  type InstitutionalEncounter,
  patientControlNumberOf,
  type ProfessionalClaimLine,
  type ProfessionalEncounter,
  type Subscriber,
} from '@claimstream/contracts';
import { sumCents } from '@claimstream/kernel';

/** An encounter with the coverage that it is billed to. */
export interface BillableEncounter<Kind extends Encounter = Encounter> {
  readonly encounterId: string;
  readonly encounter: Kind;
  readonly subscriber: Subscriber;
  readonly coverage: CoverageCheck;
}

/** What stands together on one professional claim; the head gives what is said once. */
export interface ProfessionalChunk {
  readonly kind: 'professional';
  readonly head: BillableEncounter<ProfessionalEncounter>;
  readonly diagnoses: ProfessionalEncounter['diagnoses'];
  readonly lines: readonly Omit<ProfessionalClaimLine, 'lineNumber' | 'lineControlNumber'>[];
  readonly encounterIds: readonly string[];
}

export interface InstitutionalChunk {
  readonly kind: 'institutional';
  readonly head: BillableEncounter<InstitutionalEncounter>;
  readonly lines: InstitutionalEncounter['serviceLines'];
}

export type Chunk = ProfessionalChunk | InstitutionalChunk;

/** Which claim it is. */
interface ClaimIdentity {
  readonly billingCaseId: string;
  readonly claimId: string;
}

/** Freezes patient, coverage, providers and lines as they are now into the content of a claim. */
export function claimContentOf(identity: ClaimIdentity, chunk: Chunk): ClaimContent {
  return chunk.kind === 'professional' ? professional(identity, chunk) : institutional(identity, chunk);
}

function common(
  { billingCaseId, claimId }: ClaimIdentity,
  { encounter, subscriber, coverage }: BillableEncounter,
  encounterIds: readonly string[],
) {
  const { status, checkedAt, inquiryId } = coverage;
  return {
    claimId,
    billingCaseId,
    encounterIds: [...encounterIds],
    patientControlNumber: patientControlNumberOf(claimId),
    payerSequence: 'primary' as const,
    frequencyCode: '1' as const,
    payer: { payerId: subscriber.insuranceCard.payerId, name: subscriber.insuranceCard.payerName },
    patient: encounter.patient,
    subscriber,
    billingProvider: encounter.billingProvider,
    referringProvider: encounter.referringProvider,
    serviceFacility: encounter.serviceFacility,
    priorAuthorizationNumber: encounter.priorAuthorizationNumber,
    medicalRecordNumber: encounter.medicalRecordNumber,
    patientAuthorizedRelease: encounter.patientAuthorizedRelease,
    benefitsAssignedToProvider: encounter.benefitsAssignedToProvider,
    providerAcceptsAssignment: encounter.providerAcceptsAssignment,
    coverageCheck: { status: status === 'not_applicable' ? ('unknown' as const) : status, checkedAt, inquiryId },
  };
}

function professional(identity: ClaimIdentity, { head, diagnoses, lines, encounterIds }: ProfessionalChunk): ClaimContent {
  const { placeOfServiceCode, accident, admissionDate, renderingProvider, supervisingProvider } = head.encounter;
  return {
    kind: 'professional',
    ...common(identity, head, encounterIds),
    totalChargeCents: sumCents(lines.map(({ chargeAmountCents }) => chargeAmountCents)),
    placeOfServiceCode,
    accident,
    admissionDate,
    renderingProvider,
    supervisingProvider,
    diagnoses,
    lines: lines.map((line, index) => ({ ...line, ...numbered(identity, index) })),
  };
}

function institutional(identity: ClaimIdentity, { head, lines }: InstitutionalChunk): ClaimContent {
  const { encounter, encounterId } = head;
  return {
    kind: 'institutional',
    ...common(identity, head, [encounterId]),
    totalChargeCents: sumCents(lines.map(({ chargeAmountCents }) => chargeAmountCents)),
    typeOfBill: encounter.typeOfBill.slice(-3),
    statementFromDate: encounter.statementFromDate,
    statementToDate: encounter.statementToDate,
    admission: encounter.admission,
    dischargeHour: encounter.dischargeHour,
    patientStatusCode: encounter.patientStatusCode,
    diagnoses: encounter.diagnoses,
    admittingDiagnosis: encounter.admittingDiagnosis,
    reasonsForVisit: encounter.reasonsForVisit,
    externalCauses: encounter.externalCauses,
    procedures: encounter.procedures,
    drgCode: encounter.drgCode,
    occurrences: encounter.occurrences,
    occurrenceSpans: encounter.occurrenceSpans,
    values: encounter.values,
    conditions: encounter.conditions,
    attendingProvider: encounter.attendingProvider,
    operatingProvider: encounter.operatingProvider,
    renderingProvider: encounter.renderingProvider,
    lines: lines.map((line, index) => ({ ...line, encounterId, ...numbered(identity, index) })),
  };
}

const numbered = ({ claimId }: ClaimIdentity, index: number) => ({
  lineNumber: index + 1,
  lineControlNumber: `${patientControlNumberOf(claimId)}-${index + 1}`,
});
