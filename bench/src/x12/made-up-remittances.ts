import type { AdjustmentGroup, ClaimPayment, Remittance835, ServicePayment } from '@claimstream/x12';
import { address, npi, person } from './made-up-claims.js';
import { type Random } from './random.js';

/** An 835 of so many payments that balances at line, claim and transaction level. */
export function madeUpRemittance(random: Random, count: number): Remittance835 {
  const payments = Array.from({ length: count }, (_, index) => madeUpPayment(random, index + 1));
  return {
    handling: 'I',
    amountCents: payments.reduce((sum, { paidCents }) => sum + paidCents, 0),
    creditOrDebit: 'C',
    method: 'CHK',
    effectiveDate: '2026-07-01',
    traceNumber: random.digits(10),
    tracePayerId: `1${random.digits(9)}`,
    payer: {
      name: 'MADE UP PAYER',
      address: address(random),
      technicalContacts: [{ name: 'EDI DESK', numbers: [{ kind: 'phone', value: '6145550100' }] }],
    },
    payee: { name: 'COLUMBUS FAMILY PRACTICE', id: npi(random) },
    groups: [{ number: 1, payments }],
    providerAdjustments: [],
  };
}

function madeUpPayment(random: Random, number: number): ClaimPayment {
  const services = Array.from({ length: random.between(1, 5) }, (_, index) => madeUpService(random, index + 1));
  const total = (amountOf: (service: ServicePayment) => number) => services.reduce((sum, service) => sum + amountOf(service), 0);
  return {
    patientControlNumber: `B${String(number).padStart(8, '0')}`,
    status: '1',
    chargeCents: total(({ chargeCents }) => chargeCents),
    paidCents: total(({ paidCents }) => paidCents),
    patientResponsibilityCents: total(patientShare),
    filingIndicator: '12',
    payerClaimControlNumber: random.digits(14),
    facilityType: '11',
    frequency: '1',
    patient: { ...person(random), id: { qualifier: 'MI', value: `W${random.digits(9)}` } },
    serviceProvider: { ...person(random), id: npi(random) },
    receivedDate: random.day(),
    services,
  };
}

function madeUpService(random: Random, number: number): ServicePayment {
  const chargeCents = random.between(2_000, 60_000);
  const contractual = Math.floor(chargeCents * 0.4);
  const patientPart = random.chance(0.6) ? Math.floor(chargeCents * 0.1) : 0;
  const adjustments: AdjustmentGroup[] = [{ group: 'CO', adjustments: [{ reason: '45', amountCents: contractual }] }];
  if (patientPart > 0)
    adjustments.push({ group: 'PR', adjustments: [{ reason: random.pick(['1', '2', '3']), amountCents: patientPart }] });
  return {
    procedure: { qualifier: 'HC', code: random.pick(['99213', '99214', '36415', '80053']) },
    chargeCents,
    paidCents: chargeCents - contractual - patientPart,
    units: 1,
    serviceDates: [{ qualifier: '472', date: random.day() }],
    adjustments,
    lineControlNumber: `L${number}`,
    amounts: [{ qualifier: 'B6', amountCents: chargeCents - contractual }],
    ...(random.chance(0.2) ? { remarks: [{ qualifier: 'HE', value: 'N130' }] } : {}),
  };
}

function patientShare({ adjustments = [] }: ServicePayment): number {
  const ofPatient = adjustments.filter(({ group }) => group === 'PR').flatMap((group) => group.adjustments);
  return ofPatient.reduce((sum, { amountCents }) => sum + amountCents, 0);
}
