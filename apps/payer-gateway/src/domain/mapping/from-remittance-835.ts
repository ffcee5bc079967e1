import type { Adjustment, ClaimPayment, LinePayment, ProviderAdjustment, RemittanceAdvice } from '@claimstream/contracts';
import { sumCents } from '@claimstream/kernel';
import type { ClaimPayment as X12ClaimPayment, AdjustmentGroup, Party, Remittance835, ServicePayment } from '@claimstream/x12';
import { plainText } from './plain-text.js';

/** One 835 transaction in our shapes; its advice still lacks the id, which says for whom it is. */
export interface Remittance {
  advice: Omit<RemittanceAdvice, 'adviceId'>;
  /** In the order of the CLP segments. */
  payments: ClaimPayment[];
}

/** An 835 that only the guide finds wrong is taken in all the same, so that who is named in it, and for what, may be missing. */
type Lacking<Whole, Part extends keyof Whole> = Omit<Whole, Part> & { [Name in Part]?: Partial<Whole[Name]> };

export function fromRemittance835(remittance: Remittance835): Remittance {
  const payments = remittance.groups.flatMap((group) => group.payments).map(toClaimPayment);
  return {
    advice: {
      payer: payerOf(remittance),
      payee: payeeOf(remittance),
      traceNumber: plainText(remittance.traceNumber, 50) ?? 'NONE',
      paymentMethod: remittance.method,
      paymentDate: remittance.effectiveDate,
      amountCents: remittance.amountCents,
      providerAdjustments: remittance.providerAdjustments.flatMap(toProviderAdjustments),
      claimPaymentCount: payments.length,
      claimPaymentsCents: sumCents(payments.map(({ paidCents }) => paidCents)),
    },
    payments,
  };
}

/** The payer's number with its trading partners (REF 2U), else its plan id, else the company that the trace names (TRN03). */
function payerOf({ payer = {}, tracePayerId }: Lacking<Remittance835, 'payer'>): RemittanceAdvice['payer'] {
  const id = payer.references?.find(({ qualifier }) => qualifier === '2U')?.value ?? payer.id?.value ?? tracePayerId;
  return { payerId: plainText(id, 80) ?? 'UNKNOWN', name: plainText(payer.name, 60) ?? 'UNKNOWN' };
}

/** N104 is the NPI (XX) or the tax id (FI); the other one may stand in a reference (TJ is a tax id). */
function payeeOf({ payee: { id, name, references = [] } = {} }: Lacking<Remittance835, 'payee'>): RemittanceAdvice['payee'] {
  const reference = references.find(({ qualifier }) => qualifier === 'TJ')?.value;
  const taxId = id?.qualifier === 'FI' ? id.value : reference;
  return {
    name: plainText(name, 60) ?? 'UNKNOWN',
    npi: id?.qualifier === 'XX' ? id.value.slice(0, 10) : undefined,
    taxId: taxId?.replaceAll('-', '').slice(0, 10),
  };
}

const toProviderAdjustments = ({
  providerId,
  fiscalPeriodEnd,
  adjustments,
}: Remittance835['providerAdjustments'][number]): ProviderAdjustment[] =>
  adjustments.map(({ reason, reference, amountCents }) => ({
    providerId: plainText(providerId, 50) ?? 'UNKNOWN',
    fiscalPeriodEnd,
    reasonCode: reason.slice(0, 2),
    reference: plainText(reference, 50),
    amountCents,
  }));

function toClaimPayment({ patient, ...payment }: Lacking<X12ClaimPayment, 'patient'>): ClaimPayment {
  const { insured, correctedPatient, crossoverCarrier, inpatient, outpatient } = payment;
  return {
    patientControlNumber: plainText(payment.patientControlNumber, 38) ?? 'NONE',
    payerClaimControlNumber: plainText(payment.payerClaimControlNumber, 50) ?? 'NONE',
    statusCode: payment.status,
    chargeCents: payment.chargeCents,
    paidCents: payment.paidCents,
    patientResponsibilityCents: payment.patientResponsibilityCents ?? 0,
    claimFilingIndicator: payment.filingIndicator,
    memberId: plainText(insured?.id?.value ?? patient?.id?.value, 80),
    patientName: nameOf(patient),
    correctedMemberId: correctedPatient?.id?.qualifier === 'C' ? plainText(correctedPatient.id.value, 80) : undefined,
    crossoverPayer: crossoverCarrier && payerParty(crossoverCarrier),
    adjustments: flatten(payment.adjustments),
    remarkCodes: [
      ...(outpatient?.remarks ?? []),
      ...(inpatient?.remark ? [inpatient.remark] : []),
      ...(inpatient?.moreRemarks ?? []),
    ].filter(isRemarkCode),
    lines: payment.services.map(toLinePayment),
  };
}

function toLinePayment({ procedure, ...service }: Lacking<ServicePayment, 'procedure'>): LinePayment {
  const { submittedProcedure, amounts = [], remarks = [], serviceDates = [] } = service;
  const isRevenueCode = procedure?.qualifier === 'NU';
  return {
    lineControlNumber: plainText(service.lineControlNumber, 50),
    procedureCode: isRevenueCode ? undefined : plainText(procedure?.code, 48),
    modifiers: (procedure?.modifiers ?? []).filter((modifier) => modifier.length === 2).slice(0, 4),
    billedProcedureCode: plainText(submittedProcedure?.code, 48),
    revenueCode: service.revenueCode ?? (isRevenueCode ? procedure.code : undefined),
    serviceDate: serviceDates.find(({ qualifier }) => qualifier === '472' || qualifier === '150')?.date,
    chargeCents: service.chargeCents,
    paidCents: service.paidCents,
    allowedCents: amounts.find(({ qualifier }) => qualifier === 'B6')?.amountCents,
    units: service.units ?? 1,
    adjustments: flatten(service.adjustments),
    remarkCodes: remarks
      .filter(({ qualifier }) => qualifier === 'HE')
      .flatMap(({ value }) => (isRemarkCode(value) ? [value] : [])),
  };
}

/** What our contracts take for a remark code: a payer's odd one, or an empty place among them, must not hold up the money. */
const isRemarkCode = (code: string): boolean => /^[0-9A-Z]{1,30}$/.test(code);

export function flatten(groups: readonly AdjustmentGroup[] = []): Adjustment[] {
  return groups.flatMap(({ group, adjustments }) =>
    adjustments.map(({ reason, amountCents, quantity }) => ({ group, reasonCode: reason, amountCents, quantity })),
  );
}

function nameOf({ name, firstName }: Partial<Party> = {}): string | undefined {
  return plainText([name, firstName].filter(Boolean).join(', '), 130);
}

const payerParty = ({ name, id }: Party): { payerId: string; name: string } => ({
  payerId: plainText(id?.value, 80) ?? 'UNKNOWN',
  name: plainText(name, 60) ?? 'UNKNOWN',
});
