import { z } from 'zod';
import { Payer } from './people.js';
import { CalendarDate, Cents, Id, personal, Text } from './primitives.js';

/** One adjustment of a payer (CAS): positive lowers the payment, negative raises it. */
export const Adjustment = z.strictObject({
  group: z
    .enum(['CO', 'CR', 'OA', 'PI', 'PR'])
    .meta({ description: 'Contractual, correction, other, payer initiated, patient.' }),
  reasonCode: z
    .string()
    .regex(/^[0-9A-Z]{1,5}$/)
    .meta({ description: 'Claim adjustment reason code (CARC).' }),
  amountCents: Cents,
  quantity: z.number().optional(),
});
export type Adjustment = z.output<typeof Adjustment>;

const RemarkCode = z.string().regex(/^[0-9A-Z]{1,30}$/);

/** What the payer did with one service line (SVC). charge - adjustments = paid. */
export const LinePayment = z.strictObject({
  lineControlNumber: Text(50).optional(),
  procedureCode: Text(48).optional(),
  modifiers: z.array(z.string().length(2)).max(4).default([]),
  billedProcedureCode: Text(48).optional().meta({ description: 'SVC06: the code as billed, where the payer changed it.' }),
  revenueCode: z.string().max(48).optional(),
  serviceDate: CalendarDate.optional(),
  chargeCents: Cents,
  paidCents: Cents,
  allowedCents: Cents.optional(),
  units: z.number().optional(),
  adjustments: z.array(Adjustment),
  remarkCodes: z.array(RemarkCode).default([]),
});
export type LinePayment = z.output<typeof LinePayment>;

/** CLP02 as what it means; the sequence that it names is only a hint. */
export const ClaimPaymentStatus = z.enum(['1', '2', '3', '4', '19', '20', '21', '22', '23', '25']);

/** What the payer did with one claim (CLP): charge - all adjustments = paid, at claim level and over the lines. */
export const ClaimPayment = z.strictObject({
  patientControlNumber: Text(38),
  payerClaimControlNumber: Text(50),
  statusCode: ClaimPaymentStatus,
  chargeCents: Cents,
  paidCents: Cents,
  patientResponsibilityCents: Cents,
  claimFilingIndicator: z.string().max(2).optional(),
  memberId: personal(Text(80)).optional(),
  patientName: personal(Text(130)).optional(),
  correctedMemberId: personal(Text(80)).optional(),
  crossoverPayer: Payer.optional(),
  adjustments: z.array(Adjustment),
  remarkCodes: z.array(RemarkCode).default([]),
  lines: z.array(LinePayment),
});
export type ClaimPayment = z.output<typeof ClaimPayment>;

/** Money between payer and provider that belongs to no claim (PLB): positive lowers the payment. */
export const ProviderAdjustment = z.strictObject({
  providerId: Text(50),
  fiscalPeriodEnd: CalendarDate,
  reasonCode: z.string().max(2),
  reference: Text(50).optional(),
  amountCents: Cents,
});
export type ProviderAdjustment = z.output<typeof ProviderAdjustment>;

/** One 835 transaction: one payment of one payer to one payee. amount = sum of its claim payments - its provider adjustments. */
export const RemittanceAdvice = z.strictObject({
  adviceId: Id,
  payer: Payer,
  payee: z.strictObject({ name: Text(60), npi: z.string().max(10).optional(), taxId: z.string().max(10).optional() }),
  traceNumber: Text(50).meta({ description: 'TRN02: the check or EFT number.' }),
  paymentMethod: z.enum(['ACH', 'BOP', 'CHK', 'FWT', 'NON']),
  paymentDate: CalendarDate,
  amountCents: Cents.min(0),
  providerAdjustments: z.array(ProviderAdjustment),
  claimPaymentCount: z.int().min(0),
  claimPaymentsCents: Cents,
});
export type RemittanceAdvice = z.output<typeof RemittanceAdvice>;
