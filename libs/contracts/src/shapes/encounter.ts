import { z } from 'zod';
import { Patient, Subscriber } from './people.js';
import {
  CalendarDate,
  ChargeCents,
  Icd10CmCode,
  Icd10PcsCode,
  Modifier,
  personal,
  PlaceOfServiceCode,
  PresentOnAdmission,
  ProcedureCode,
  Quantity,
  RevenueCode,
  Text,
} from './primitives.js';
import { BillingProvider, Provider, ServiceFacility } from './providers.js';

export const Diagnosis = z.strictObject({ code: personal(Icd10CmCode), presentOnAdmission: PresentOnAdmission.optional() });
export type Diagnosis = z.output<typeof Diagnosis>;

export const DrugIdentification = z.strictObject({
  nationalDrugCode: z.string().regex(/^\d{11}$/, 'must be eleven digits (5-4-2 without hyphens)'),
  quantity: Quantity,
  unit: z.enum(['F2', 'GR', 'ME', 'ML', 'UN']),
});

const serviceLine = {
  externalId: Text(50).optional(),
  modifiers: z.array(Modifier).max(4).default([]),
  quantity: Quantity,
  chargeAmountCents: ChargeCents,
  chargeNumber: Text(50).optional().meta({
    description:
      'Its item in the charge master. At intake a line that has it may leave out its charge and its codes; the master fills them in.',
  }),
  priorAuthorizationNumber: Text(50).optional(),
  drug: DrugIdentification.optional(),
};

export const ProfessionalServiceLine = z.strictObject({
  ...serviceLine,
  procedureCode: ProcedureCode,
  units: z.enum(['UN', 'MJ']).default('UN').meta({ description: 'Units, or minutes of anesthesia.' }),
  serviceDate: CalendarDate.optional().meta({ description: "Absent: the encounter's date of service." }),
  endServiceDate: CalendarDate.optional(),
  placeOfServiceCode: PlaceOfServiceCode.optional(),
  diagnosisPointers: z.array(z.int().min(1)).min(1).max(4).meta({ description: 'Positions in diagnoses, the first is 1.' }),
  orderingProvider: Provider.optional(),
});
export type ProfessionalServiceLine = z.output<typeof ProfessionalServiceLine>;

export const InstitutionalServiceLine = z.strictObject({
  ...serviceLine,
  revenueCode: RevenueCode,
  procedureCode: ProcedureCode.optional(),
  units: z.enum(['UN', 'DA']).default('UN'),
  serviceDate: CalendarDate.optional(),
  nonCoveredAmountCents: ChargeCents.optional(),
});
export type InstitutionalServiceLine = z.output<typeof InstitutionalServiceLine>;

const encounter = {
  sourceSystem: Text(50).meta({ description: 'Where the encounter comes from; with externalId it names the encounter.' }),
  externalId: Text(80),
  billingAccountId: Text(50).optional().meta({ description: 'Encounters of one account are billed together.' }),
  billableStatus: z.enum(['BILLABLE', 'NOT_BILLABLE']),
  responsibleParty: z.enum(['INSURANCE_PAY', 'SELF_PAY', 'UNKNOWN']),
  patientAuthorizedRelease: z.boolean(),
  benefitsAssignedToProvider: z.boolean(),
  providerAcceptsAssignment: z.boolean(),
  patient: Patient,
  subscriberPrimary: Subscriber.optional(),
  subscriberSecondary: Subscriber.optional(),
  subscriberTertiary: Subscriber.optional(),
  billingProvider: BillingProvider,
  referringProvider: Provider.optional(),
  serviceFacility: ServiceFacility.optional(),
  priorAuthorizationNumber: Text(50).optional(),
  medicalRecordNumber: personal(Text(50)).optional(),
  clinicalNotes: personal(z.string().max(100_000)).optional(),
  uncodedProblems: z
    .array(
      z.strictObject({
        system: z.string().max(200),
        code: z.string().max(50),
        display: personal(z.string().max(500)).optional(),
        reason: z.string().max(200),
      }),
    )
    .max(200)
    .default([])
    .meta({ description: 'What the source system said in a code system that has no map yet; a coder has to code it.' }),
};

/** What the documentation of the visit supports, as the source system keeps it: what an evaluation and management level is checked against. */
export const VisitDocumentation = z.strictObject({
  minutes: z
    .int()
    .min(0)
    .max(1440)
    .optional()
    .meta({ description: "The billing practitioner's own total time on the date of the visit." }),
  medicalDecisionMaking: z
    .strictObject({
      problems: z.enum(['minimal', 'low', 'moderate', 'high']),
      data: z.enum(['minimal', 'limited', 'moderate', 'extensive']),
      risk: z.enum(['minimal', 'low', 'moderate', 'high']),
    })
    .optional()
    .meta({ description: 'The three elements; the level is what two of them meet or exceed.' }),
  newPatient: z.boolean().optional().meta({
    description: 'Nobody of the group and specialty saw the patient in the three years before.',
  }),
});
export type VisitDocumentation = z.output<typeof VisitDocumentation>;

export const ProfessionalEncounter = z.strictObject({
  kind: z.literal('professional'),
  ...encounter,
  placeOfServiceCode: PlaceOfServiceCode,
  dateOfService: CalendarDate,
  endDateOfService: CalendarDate.optional(),
  admissionDate: CalendarDate.optional(),
  accident: z
    .strictObject({ date: CalendarDate, cause: z.enum(['AA', 'EM', 'OA']), state: z.string().length(2).optional() })
    .optional(),
  renderingProvider: Provider.optional(),
  supervisingProvider: Provider.optional(),
  diagnoses: z.array(Diagnosis).max(12),
  documentation: VisitDocumentation.optional(),
  serviceLines: z.array(ProfessionalServiceLine).max(1000),
});
export type ProfessionalEncounter = z.output<typeof ProfessionalEncounter>;

const TwoCharacterCode = z.string().regex(/^[0-9A-Z]{2}$/, 'must be two letters or digits');

export const InstitutionalEncounter = z.strictObject({
  kind: z.literal('institutional'),
  ...encounter,
  typeOfBill: z.string().regex(/^0?\d{3}$/, 'must be three digits, or four with a leading zero'),
  statementFromDate: CalendarDate,
  statementToDate: CalendarDate,
  admission: z
    .strictObject({
      date: CalendarDate,
      hour: z
        .string()
        .regex(/^([01]\d|2[0-3])[0-5]\d$/)
        .optional(),
      typeCode: z.string().regex(/^[1-9]$/),
      sourceCode: z.string().regex(/^[0-9A-Z]$/),
    })
    .optional(),
  dischargeHour: z
    .string()
    .regex(/^([01]\d|2[0-3])[0-5]\d$/)
    .optional(),
  patientStatusCode: z.string().regex(/^\d{2}$/),
  diagnoses: z.array(Diagnosis).max(25).meta({ description: 'The first is the principal diagnosis.' }),
  admittingDiagnosis: personal(Icd10CmCode).optional(),
  reasonsForVisit: z.array(personal(Icd10CmCode)).max(3).default([]),
  externalCauses: z.array(Diagnosis).max(12).default([]),
  procedures: z
    .array(z.strictObject({ code: Icd10PcsCode, date: CalendarDate }))
    .max(25)
    .default([]),
  drgCode: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  occurrences: z
    .array(z.strictObject({ code: TwoCharacterCode, date: CalendarDate }))
    .max(24)
    .default([]),
  occurrenceSpans: z
    .array(z.strictObject({ code: TwoCharacterCode, fromDate: CalendarDate, toDate: CalendarDate }))
    .max(24)
    .default([]),
  values: z
    .array(z.strictObject({ code: TwoCharacterCode, amountCents: ChargeCents }))
    .max(24)
    .default([]),
  conditions: z.array(TwoCharacterCode).max(24).default([]),
  attendingProvider: Provider.optional(),
  operatingProvider: Provider.optional(),
  renderingProvider: Provider.optional(),
  serviceLines: z.array(InstitutionalServiceLine).max(10_000),
});
export type InstitutionalEncounter = z.output<typeof InstitutionalEncounter>;

/** What a source system tells us of one visit or stay. Open for dental: one more member of the union. */
export const Encounter = z.discriminatedUnion('kind', [ProfessionalEncounter, InstitutionalEncounter]);
export type Encounter = z.output<typeof Encounter>;
/** An encounter as a request may write it: defaults left out, codes with points or in lower case. */
export type EncounterInput = z.input<typeof Encounter>;
