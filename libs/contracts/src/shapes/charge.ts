import { z } from 'zod';
import { DrugIdentification, ProfessionalEncounter } from './encounter.js';
import {
  CalendarDate,
  ChargeCents,
  Icd10CmCode,
  Modifier,
  personal,
  ProcedureCode,
  Quantity,
  RevenueCode,
  Text,
} from './primitives.js';
import { Provider } from './providers.js';

export const ChargeStatus = z.enum(['planned', 'billable', 'not-billable', 'aborted', 'entered-in-error']).meta({
  description: 'Only what is billable is put on an encounter; any other status takes it off again.',
});
export type ChargeStatus = z.output<typeof ChargeStatus>;

/** What an order's charges are billed with where there is no encounter: a laboratory that never sees the patient. */
const Order = z.strictObject({
  externalId: Text(70).meta({ description: 'Charges of one order are billed together.' }),
  ...ProfessionalEncounter.pick({
    responsibleParty: true,
    patientAuthorizedRelease: true,
    benefitsAssignedToProvider: true,
    providerAcceptsAssignment: true,
    patient: true,
    subscriberPrimary: true,
    subscriberSecondary: true,
    billingProvider: true,
    renderingProvider: true,
    referringProvider: true,
    serviceFacility: true,
    placeOfServiceCode: true,
    medicalRecordNumber: true,
  }).shape,
});

/** One thing that was done or given, as a department tells it, apart from the encounter that it is billed with. */
export const Charge = z
  .strictObject({
    sourceSystem: Text(50),
    externalId: Text(50).meta({ description: 'Names the charge, and its line on the encounter.' }),
    status: ChargeStatus,
    encounterExternalId: Text(80).optional().meta({ description: 'The encounter that it belongs to.' }),
    encounterSourceSystem: Text(50)
      .optional()
      .meta({ description: "The encounter's source system, where it is another than the charge's." }),
    order: Order.optional(),
    patientExternalId: personal(Text(50)),
    serviceDate: CalendarDate,
    chargeNumber: Text(50).optional().meta({ description: 'Its item in the charge master, which fills in what is left out.' }),
    procedureCode: ProcedureCode.optional(),
    modifiers: z.array(Modifier).max(4).optional(),
    revenueCode: RevenueCode.optional(),
    quantity: Quantity,
    units: z.enum(['UN', 'MJ', 'DA']).default('UN'),
    chargeAmountCents: ChargeCents.optional(),
    diagnosisCodes: z.array(personal(Icd10CmCode)).max(12).default([]),
    orderingProvider: Provider.optional(),
    drug: DrugIdentification.optional(),
    priorAuthorizationNumber: Text(50).optional(),
  })
  .refine(({ encounterExternalId, order }) => (encounterExternalId === undefined) !== (order === undefined), {
    message: 'must have either encounterExternalId or order',
    path: ['encounterExternalId'],
    params: { code: 'ENCOUNTER_OR_ORDER' },
  })
  .refine(({ order, patientExternalId }) => order === undefined || order.patient.externalId === patientExternalId, {
    message: "must be the order's patient",
    path: ['patientExternalId'],
    params: { code: 'PATIENT_DIFFERS' },
  });
export type Charge = z.output<typeof Charge>;
