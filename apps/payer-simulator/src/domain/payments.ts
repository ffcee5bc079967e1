import type { Claim837, ClaimPayment, Party, ServicePayment } from '@claimstream/x12';
import { type Adjudication, adjudicate, adjudicateAgain, type AdjudicatedLine } from './adjudicate.js';
import { sandboxOf } from './sandbox.js';

/** One CLP to be: for which payer and payee, and in which of the next payment runs. */
export interface DuePayment {
  payer: { id: string; name: string };
  payee: { npi: string; taxId: string; name: string };
  /** 0 is the next run; a reversal waits for the one after the first payment. */
  run: number;
  /** Spoils the file that carries it. */
  poison?: 'unbalanced' | 'unreadable';
  payment: ClaimPayment;
}

interface AcceptedClaim {
  claim: Claim837;
  payerClaimControlNumber: string;
}

/** All that a payer will say of an accepted claim in its 835s. */
export function paymentsOf({ claim, payerClaimControlNumber }: AcceptedClaim, seed: string): DuePayment[] {
  const { kind } = sandboxOf(claim.subscriber.id?.value);
  const first = adjudicate(claim, seed);
  const due = (run: number, payment: ClaimPayment, poison?: DuePayment['poison']): DuePayment => ({
    ...partiesOf(claim),
    run,
    payment,
    poison,
  });
  const paid = claimPayment(claim, payerClaimControlNumber, first);

  switch (kind) {
    case 'reversed':
      return [
        due(0, paid),
        due(1, reversalOf(paid)),
        due(1, claimPayment(claim, `${payerClaimControlNumber}-C`, adjudicateAgain(claim))),
      ];
    case 'unmatched':
      return [
        due(0, paid),
        due(0, { ...paid, patientControlNumber: `NOTOURS${payerClaimControlNumber}`.replace(/[^0-9A-Z]/g, '').slice(0, 20) }),
      ];
    case 'poison':
      return [due(0, paid, 'unbalanced'), due(0, paid, 'unreadable'), due(1, paid)];
    default:
      return [due(0, paid)];
  }
}

function partiesOf({ subscriber, billingProvider }: Claim837): Pick<DuePayment, 'payer' | 'payee'> {
  return {
    payer: { id: subscriber.payer.id?.value ?? 'UNKNOWN', name: subscriber.payer.name ?? 'UNKNOWN' },
    payee: {
      npi: billingProvider.id?.value ?? '',
      taxId: billingProvider.taxId.value,
      name: [billingProvider.name, billingProvider.firstName].filter(Boolean).join(' '),
    },
  };
}

/** 835 guide, CLP06 has fewer codes than SBR09: commercial and Blue plans are said as preferred provider organizations. */
const filingIndicators: Readonly<Record<string, string>> = { CI: '12', BL: '12', FI: 'OF', '11': 'ZZ' };

function claimPayment(
  claim: Claim837,
  payerClaimControlNumber: string,
  { chargeCents, paidCents, patientCents, lines }: Adjudication,
): ClaimPayment {
  const { subscriber, patient, patientControlNumber } = claim;
  const filing = subscriber.filingIndicator ?? 'ZZ';
  return {
    patientControlNumber,
    status: ({ P: '1', S: '2', T: '3' } as const)[subscriber.payerSequence as 'P' | 'S' | 'T'] ?? '1',
    chargeCents,
    paidCents,
    patientResponsibilityCents: patientCents === 0 ? undefined : patientCents,
    filingIndicator: filingIndicators[filing] ?? filing,
    payerClaimControlNumber,
    facilityType: claim.kind === 'institutional' ? claim.facilityType : claim.placeOfService,
    frequency: claim.frequency,
    patient: nameOf(patient ?? subscriber, subscriber.id?.value),
    insured: patient ? nameOf(subscriber, subscriber.id?.value) : undefined,
    services: lines.map(servicePayment),
  };
}

const nameOf = ({ kind, name, firstName, middleName, suffix }: Party, memberId?: string): Party => ({
  ...{ kind, name, firstName, middleName, suffix },
  id: memberId === undefined ? undefined : { qualifier: 'MI', value: memberId },
});

function servicePayment({
  procedure,
  revenueCode,
  units,
  period,
  lineControlNumber,
  chargeCents,
  paidCents,
  allowedCents,
  adjustments,
}: AdjudicatedLine): ServicePayment {
  const { qualifier, code, modifiers } = procedure;
  return {
    procedure: { qualifier, code, modifiers },
    chargeCents,
    paidCents,
    revenueCode,
    units: units === 1 ? undefined : units,
    serviceDates: period && [{ qualifier: '472', date: period.from }],
    adjustments: adjustments.length > 0 ? adjustments : undefined,
    lineControlNumber,
    amounts: allowedCents > 0 ? [{ qualifier: 'B6', amountCents: allowedCents }] : undefined,
  };
}

/** RFI 227: CLP02 22 and every amount with its sign turned, groups and reasons as they were. */
function reversalOf(payment: ClaimPayment): ClaimPayment {
  return {
    ...payment,
    status: '22',
    chargeCents: turned(payment.chargeCents),
    paidCents: turned(payment.paidCents),
    patientResponsibilityCents:
      payment.patientResponsibilityCents === undefined ? undefined : turned(payment.patientResponsibilityCents),
    services: payment.services.map((service) => ({
      ...service,
      chargeCents: turned(service.chargeCents),
      paidCents: turned(service.paidCents),
      adjustments: service.adjustments?.map(({ group, adjustments }) => ({
        group,
        adjustments: adjustments.map((one) => ({ ...one, amountCents: turned(one.amountCents) })),
      })),
      amounts: undefined,
    })),
  };
}

/** The other sign; zero stays plain zero. */
const turned = (cents: number): number => 0 - cents;
