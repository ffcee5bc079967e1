import { z } from 'zod';

/** What we read of FHIR R4 resources (hl7.org/fhir/R4). Everything else in them is passed over; what is there has to have its type. */
const text = z.string().optional();

export const Identifier = z.object({
  system: text,
  value: text,
  type: z.object({ coding: z.array(z.object({ code: text })).default([]) }).optional(),
});
export type Identifier = z.output<typeof Identifier>;
const identifiers = z.array(Identifier).default([]);

export const Reference = z.object({ reference: text, display: text, identifier: Identifier.optional() });
export type Reference = z.output<typeof Reference>;

export const CodeableConcept = z.object({
  coding: z.array(z.object({ system: text, code: text, display: text })).default([]),
  text,
});
export type CodeableConcept = z.output<typeof CodeableConcept>;

const Period = z.object({ start: text, end: text });
const Money = z.object({ value: z.number().optional() });
const HumanName = z.object({ use: text, family: text, given: z.array(z.string()).default([]) });
export type HumanName = z.output<typeof HumanName>;
const Address = z.object({ line: z.array(z.string()).default([]), city: text, state: text, postalCode: text });
export type Address = z.output<typeof Address>;
const ContactPoint = z.object({ system: text, value: text });

const resource = <Type extends string>(type: Type) => ({ resourceType: z.literal(type), id: text });

export const FhirPatient = z.object({
  ...resource('Patient'),
  identifier: identifiers,
  name: z.array(HumanName).default([]),
  telecom: z.array(ContactPoint).default([]),
  gender: z.enum(['male', 'female', 'other', 'unknown']).default('unknown'),
  birthDate: text,
  address: z.array(Address).default([]),
});
export type FhirPatient = z.output<typeof FhirPatient>;

export const FhirEncounter = z.object({
  ...resource('Encounter'),
  identifier: identifiers,
  status: z.string(),
  class: z.object({ code: text }).optional(),
  type: z.array(CodeableConcept).default([]),
  subject: Reference.optional(),
  participant: z.array(z.object({ individual: Reference.optional() })).default([]),
  period: Period.optional(),
  reasonCode: z.array(CodeableConcept).default([]),
  reasonReference: z.array(Reference).default([]),
  diagnosis: z.array(z.object({ condition: Reference })).default([]),
  serviceProvider: Reference.optional(),
});
export type FhirEncounter = z.output<typeof FhirEncounter>;

export const FhirCondition = z.object({
  ...resource('Condition'),
  code: CodeableConcept.optional(),
  encounter: Reference.optional(),
});
export type FhirCondition = z.output<typeof FhirCondition>;

export const FhirProcedure = z.object({
  ...resource('Procedure'),
  code: CodeableConcept.optional(),
  encounter: Reference.optional(),
});
export type FhirProcedure = z.output<typeof FhirProcedure>;

export const FhirImmunization = z.object({
  ...resource('Immunization'),
  status: text,
  vaccineCode: CodeableConcept.optional(),
  patient: Reference.optional(),
  encounter: Reference.optional(),
  occurrenceDateTime: text,
});
export type FhirImmunization = z.output<typeof FhirImmunization>;

export const FhirCoverage = z.object({
  ...resource('Coverage'),
  identifier: identifiers,
  beneficiary: Reference.optional(),
  subscriber: Reference.optional(),
  subscriberId: text,
  relationship: CodeableConcept.optional(),
  payor: z.array(Reference).default([]),
  type: CodeableConcept.optional(),
});
export type FhirCoverage = z.output<typeof FhirCoverage>;

const ClaimItem = z.object({
  productOrService: CodeableConcept.optional(),
  modifier: z.array(CodeableConcept).default([]),
  diagnosisSequence: z.array(z.number()).default([]),
  procedureSequence: z.array(z.number()).default([]),
  quantity: z.object({ value: z.number().optional() }).optional(),
  net: Money.optional(),
  encounter: z.array(Reference).default([]),
});
export type ClaimItem = z.output<typeof ClaimItem>;

export const FhirClaim = z.object({
  ...resource('Claim'),
  type: CodeableConcept.optional(),
  insurance: z.array(z.object({ focal: z.boolean().optional(), coverage: Reference })).default([]),
  diagnosis: z
    .array(
      z.object({
        sequence: z.number(),
        diagnosisReference: Reference.optional(),
        diagnosisCodeableConcept: CodeableConcept.optional(),
      }),
    )
    .default([]),
  item: z.array(ClaimItem).default([]),
  total: Money.optional(),
});
export type FhirClaim = z.output<typeof FhirClaim>;

export const FhirOrganization = z.object({
  ...resource('Organization'),
  identifier: identifiers,
  name: text,
  telecom: z.array(ContactPoint).default([]),
  address: z.array(Address).default([]),
});
export type FhirOrganization = z.output<typeof FhirOrganization>;

export const FhirPractitioner = z.object({
  ...resource('Practitioner'),
  identifier: identifiers,
  name: z.array(HumanName).default([]),
});
export type FhirPractitioner = z.output<typeof FhirPractitioner>;

/** The resources that have something to do with billing; all others are passed over. */
export const FhirResource = z.discriminatedUnion('resourceType', [
  FhirPatient,
  FhirEncounter,
  FhirCondition,
  FhirProcedure,
  FhirImmunization,
  FhirCoverage,
  FhirClaim,
  FhirOrganization,
  FhirPractitioner,
]);
export type FhirResource = z.output<typeof FhirResource>;
export type ResourceType = FhirResource['resourceType'];

export const readTypes: ReadonlySet<string> = new Set<ResourceType>([
  'Patient',
  'Encounter',
  'Condition',
  'Procedure',
  'Immunization',
  'Coverage',
  'Claim',
  'Organization',
  'Practitioner',
]);
