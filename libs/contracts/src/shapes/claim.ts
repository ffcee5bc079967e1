import { z } from 'zod';
import {
  Diagnosis,
  InstitutionalEncounter,
  InstitutionalServiceLine,
  ProfessionalEncounter,
  ProfessionalServiceLine,
} from './encounter.js';
import { Patient, Payer, Subscriber } from './people.js';
import { CalendarDate, ChargeCents, Id, Instant, personal, Text } from './primitives.js';
import { BillingProvider, Provider, ServiceFacility } from './providers.js';

/** Our name for a claim towards payers (CLM01, returned in 277CA TRN02 and 835 CLP01): at most 20 characters, nothing personal. */
export const PatientControlNumber = z.string().regex(/^[0-9A-Z]{1,20}$/);

const claimLine = {
  lineNumber: z.int().min(1),
  lineControlNumber: z
    .string()
    .regex(/^[0-9A-Z-]{1,30}$/)
    .meta({ description: 'REF 6R: the payer returns it in its 835.' }),
  encounterId: Id,
};
export const ProfessionalClaimLine = ProfessionalServiceLine.extend({ ...claimLine, serviceDate: CalendarDate });
export type ProfessionalClaimLine = z.output<typeof ProfessionalClaimLine>;
export const InstitutionalClaimLine = InstitutionalServiceLine.extend(claimLine);
export type InstitutionalClaimLine = z.output<typeof InstitutionalClaimLine>;

const claim = {
  claimId: Id,
  billingCaseId: Id,
  encounterIds: z.array(Id).min(1),
  patientControlNumber: PatientControlNumber,
  payerSequence: z.enum(['primary', 'secondary', 'tertiary']),
  frequencyCode: z.enum(['1', '7', '8']).meta({ description: 'Original, replacement, void.' }),
  payerClaimControlNumber: Text(50)
    .optional()
    .meta({ description: "The payer's own number, needed to replace or void (REF F8)." }),
  payer: Payer,
  patient: Patient,
  subscriber: Subscriber,
  billingProvider: BillingProvider,
  referringProvider: Provider.optional(),
  serviceFacility: ServiceFacility.optional(),
  priorAuthorizationNumber: Text(50).optional(),
  medicalRecordNumber: personal(Text(50)).optional(),
  patientAuthorizedRelease: z.boolean(),
  benefitsAssignedToProvider: z.boolean(),
  providerAcceptsAssignment: z.boolean(),
  totalChargeCents: ChargeCents,
  coverageCheck: z
    .strictObject({ status: z.enum(['active', 'inactive', 'unknown']), checkedAt: Instant, inquiryId: Id.optional() })
    .optional()
    .meta({ description: 'What was known of the coverage when the claim was opened: kept as proof.' }),
};

const { placeOfServiceCode, accident, admissionDate, renderingProvider, supervisingProvider } = ProfessionalEncounter.shape;
export const ProfessionalClaim = z.strictObject({
  kind: z.literal('professional'),
  ...claim,
  placeOfServiceCode,
  accident,
  admissionDate,
  renderingProvider,
  supervisingProvider,
  diagnoses: z.array(Diagnosis).min(1).max(12),
  lines: z.array(ProfessionalClaimLine).min(1).max(50),
});
export type ProfessionalClaim = z.output<typeof ProfessionalClaim>;

const institutional = InstitutionalEncounter.shape;
export const InstitutionalClaim = z.strictObject({
  kind: z.literal('institutional'),
  ...claim,
  typeOfBill: z.string().regex(/^\d{3}$/),
  statementFromDate: CalendarDate,
  statementToDate: CalendarDate,
  admission: institutional.admission,
  dischargeHour: institutional.dischargeHour,
  patientStatusCode: institutional.patientStatusCode,
  diagnoses: z.array(Diagnosis).min(1).max(25),
  admittingDiagnosis: institutional.admittingDiagnosis,
  reasonsForVisit: institutional.reasonsForVisit,
  externalCauses: institutional.externalCauses,
  procedures: institutional.procedures,
  drgCode: institutional.drgCode,
  occurrences: institutional.occurrences,
  occurrenceSpans: institutional.occurrenceSpans,
  values: institutional.values,
  conditions: institutional.conditions,
  attendingProvider: institutional.attendingProvider,
  operatingProvider: institutional.operatingProvider,
  renderingProvider: institutional.renderingProvider,
  lines: z.array(InstitutionalClaimLine).min(1).max(999),
});
export type InstitutionalClaim = z.output<typeof InstitutionalClaim>;

/** All that the gateway needs to write the 837: frozen when the claim is opened, so that later changes elsewhere do not reach it. */
export const ClaimContent = z.discriminatedUnion('kind', [ProfessionalClaim, InstitutionalClaim]);
export type ClaimContent = z.output<typeof ClaimContent>;
