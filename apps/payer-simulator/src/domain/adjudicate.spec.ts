import fc from 'fast-check';
import { sumCents } from '@claimstream/kernel';
import type { ClaimPayment } from '@claimstream/x12';
import { adjudicate } from './adjudicate.js';
import { exampleClaim837 } from './example-claim.js';
import { type DuePayment, paymentsOf } from './payments.js';
import { toRemittance835 } from './to-remittance-835.js';

const seed = '1';
const decided = (memberId: string): DuePayment[] =>
  paymentsOf({ claim: exampleClaim837(memberId), payerClaimControlNumber: 'DEMO1-1' }, seed);
const inShort = (due: DuePayment[]): string[] =>
  due.map(({ run, poison, payment }) =>
    [run, payment.status, payment.paidCents, poison].filter((one) => one !== undefined).join(' '),
  );

it('allows the fee, takes the copay from the visit and pays the rest', () => {
  expect(adjudicate(exampleClaim837('SBX-PAID'), seed)).toMatchObject({
    paidCents: 10_000,
    patientCents: 2_000,
    lines: [
      {
        allowedCents: 9_600,
        paidCents: 7_600,
        adjustments: [
          { group: 'CO', adjustments: [{ reason: '45', amountCents: 5_400 }] },
          { group: 'PR', adjustments: [{ reason: '3', amountCents: 2_000 }] },
        ],
      },
      { allowedCents: 2_400, paidCents: 2_400 },
    ],
  });
});

it.each([
  ['SBX-PAID', ['0 1 10000']],
  ['SBX-PARTIAL', ['0 1 7600']],
  ['SBX-DENY-CO50', ['0 1 0']],
  ['SBX-DENY-PR204', ['0 1 0']],
  ['SBX-REVERSAL', ['0 1 10000', '1 22 -10000', '1 1 12000']],
  ['SBX-UNMATCHED', ['0 1 10000', '0 1 10000']],
  ['SBX-POISON', ['0 1 10000 unbalanced', '0 1 10000 unreadable', '1 1 10000']],
])('does to a member of %s what the sandbox says', (memberId, payments) => expect(inShort(decided(memberId))).toEqual(payments));

it('denies with the group and code that the member id names', () => {
  const [{ payment }] = decided('SBX-DENY-OA109') as [DuePayment];

  expect(payment).toMatchObject({
    status: '1',
    paidCents: 0,
    services: [{ adjustments: [{ group: 'OA', adjustments: [{ reason: '109', amountCents: 15_000 }] }] }, {}],
  });
});

it('turns every amount of a reversal around and nothing else', () => {
  const [first, reversal] = decided('SBX-REVERSAL').map(({ payment }) => payment) as [ClaimPayment, ClaimPayment];

  expect(amountsOf(reversal)).toEqual(amountsOf(first).map((amount) => 0 - amount));
  expect(reversal.patientControlNumber).toBe(first.patientControlNumber);
});

it('decides the same about the same claim, and balances whatever it decides', () => {
  const members = fc.oneof(
    fc.constantFrom('SBX-PAID', 'SBX-PARTIAL', 'SBX-DENY-CO50', 'SBX-REVERSAL', 'SBX-UNMATCHED'),
    fc.string({ minLength: 1, maxLength: 20 }),
  );
  fc.assert(
    fc.property(
      members,
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 }),
      (memberId, charges) => {
        const example = exampleClaim837(memberId);
        const lines = charges.map((chargeCents, index) => ({ ...example.lines[index % 2]!, chargeCents }));
        const claim = { ...example, lines, chargeCents: sumCents(charges) };
        const due = paymentsOf({ claim, payerClaimControlNumber: 'P1' }, seed);

        expect(due).toEqual(paymentsOf({ claim, payerClaimControlNumber: 'P1' }, seed));
        for (const { payment } of due) balances(payment);
        const remittance = toRemittance835(
          due.filter(({ run }) => run === 0),
          { traceNumber: 'EFT1', date: '2026-03-16' },
        );
        expect(remittance.amountCents).toBe(sumCents(remittance.groups[0]!.payments.map(({ paidCents }) => paidCents)));
      },
    ),
  );
});

function balances({ chargeCents, paidCents, services }: ClaimPayment): void {
  for (const service of services) expect(service.chargeCents - adjusted(service)).toBe(service.paidCents);
  expect(sumCents(services.map((service) => service.chargeCents))).toBe(chargeCents);
  expect(chargeCents - sumCents(services.map(adjusted))).toBe(paidCents);
}

const adjusted = ({ adjustments = [] }: ClaimPayment['services'][number]): number =>
  sumCents(adjustments.flatMap((group) => group.adjustments.map(({ amountCents }) => amountCents)));

const amountsOf = ({ chargeCents, paidCents, patientResponsibilityCents = 0, services }: ClaimPayment): number[] => [
  chargeCents,
  paidCents,
  patientResponsibilityCents,
  ...services.flatMap((service) => [service.chargeCents, service.paidCents, adjusted(service)]),
];
