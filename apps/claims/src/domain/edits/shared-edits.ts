import type { ClaimContent, Finding } from '@claimstream/contracts';
import type { EditFacts } from './edit-facts.js';

/** What holds for every claim. */
export function sharedEdits(claim: ClaimContent, { today, policy }: EditFacts): Finding[] {
  return [
    ...coverage(claim, policy),
    ...dates(claim, today),
    ...charges(claim),
    ...billingAddress(claim),
    ...duplicateLines(claim),
  ];
}

function coverage({ coverageCheck }: ClaimContent, policy: EditFacts['policy']): Finding[] {
  switch (coverageCheck?.status) {
    case 'active':
      return [];
    case 'inactive':
      return [
        {
          code: 'COVERAGE_INACTIVE',
          severity: 'error',
          message: 'The payer says that the coverage was not active on the date of service.',
          path: '/subscriber/insuranceCard',
          fix: 'Correct the coverage in the source system, or release with a reason.',
        },
      ];
    default:
      return [
        {
          code: 'COVERAGE_UNKNOWN',
          severity: policy.coverageUnknown === 'hold' ? 'error' : 'warning',
          message: 'The payer did not say whether the coverage was active on the date of service.',
          path: '/subscriber/insuranceCard',
          fix: 'Check the eligibility again.',
        },
      ];
  }
}

function dates(claim: ClaimContent, today: string): Finding[] {
  const { dateOfBirth } = claim.patient;
  return claim.lines.flatMap(({ serviceDate }, index): Finding[] => {
    if (!serviceDate) return [];
    const path = `/lines/${index}/serviceDate`;
    if (serviceDate > today)
      return [{ code: 'SERVICE_DATE_IN_FUTURE', severity: 'error', message: 'The date of service is in the future.', path }];
    if (serviceDate < dateOfBirth)
      return [
        { code: 'SERVICE_BEFORE_BIRTH', severity: 'error', message: 'The date of service is before the patient was born.', path },
      ];
    return [];
  });
}

function charges(claim: ClaimContent): Finding[] {
  return claim.lines.flatMap(({ chargeAmountCents }, index): Finding[] =>
    chargeAmountCents > 0
      ? []
      : [
          {
            code: 'LINE_WITHOUT_CHARGE',
            severity: 'error',
            message: 'The line has no charge.',
            path: `/lines/${index}/chargeAmountCents`,
          },
        ],
  );
}

/** X12 RFI 1451: 2010AA N3 is a street address; a box goes to the pay-to address. */
function billingAddress({ billingProvider }: ClaimContent): Finding[] {
  if (!/^\s*(p\.?\s*o\.?\s*box|post office box|lock ?box)\b/i.test(billingProvider.address.line1)) return [];
  return [
    {
      code: 'BILLING_ADDRESS_IS_A_BOX',
      severity: 'error',
      message: "The billing provider's address must be a street address.",
      path: '/billingProvider/address/line1',
      source: '837 2010AA N301, X12 RFI 1451',
    },
  ];
}

/** Modifiers that say that a service was really done again, or apart. */
const repeatModifiers = new Set(['59', '76', '77', '91', 'XE', 'XP', 'XS', 'XU', 'RT', 'LT']);

function duplicateLines(claim: ClaimContent): Finding[] {
  const seen = new Set<string>();
  return claim.lines.flatMap((line, index): Finding[] => {
    if (line.procedureCode === undefined || line.modifiers.some((modifier) => repeatModifiers.has(modifier))) return [];
    const name = JSON.stringify([line.procedureCode, line.modifiers, line.serviceDate, line.quantity, line.chargeAmountCents]);
    const repeated = seen.has(name);
    seen.add(name);
    return repeated
      ? [
          {
            code: 'DUPLICATE_LINE',
            severity: 'warning',
            message: 'An earlier line says the same; payers deny the second (CARC 18).',
            path: `/lines/${index}`,
          },
        ]
      : [];
  });
}
