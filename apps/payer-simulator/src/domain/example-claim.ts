import type { Claim837 } from '@claimstream/x12';

type Professional = Extract<Claim837, { kind: 'professional' }>;

/** An office visit with a blood count of a member of the sandbox, 185.00 billed; nobody in it exists. For specs. */
export function exampleClaim837(memberId: string, change: Partial<Professional> = {}): Professional {
  const address = { line1: '12 SAMPLE STREET', city: 'COLUMBUS', state: 'OH', postalCode: '432150001' };
  const line = { unit: 'UN' as const, quantity: 1, diagnosisPointers: [1], servicePeriod: { from: '2026-03-02' } };
  return {
    kind: 'professional',
    patientControlNumber: 'PCN1',
    chargeCents: 18_500,
    frequency: '1',
    assignment: 'A',
    benefitsAssigned: 'Y',
    releaseOfInformation: 'Y',
    placeOfService: '11',
    providerSignatureOnFile: true,
    billingProvider: {
      kind: 'organization',
      name: 'EXAMPLE FAMILY PRACTICE',
      id: { qualifier: 'XX', value: '1234567893' },
      address,
      taxId: { qualifier: 'EI', value: '123456789' },
    },
    subscriber: {
      kind: 'person',
      name: 'EXEMPLAR',
      firstName: 'NORA',
      id: { qualifier: 'MI', value: memberId },
      payerSequence: 'P',
      isPatient: true,
      filingIndicator: 'CI',
      address,
      birthDate: '1984-05-17',
      gender: 'F',
      payer: { kind: 'organization', name: 'DEMONSTRATION HEALTH PLAN', id: { qualifier: 'PI', value: 'DEMO1' } },
    },
    diagnoses: [{ qualifier: 'ABK', code: 'I10' }],
    lines: [
      { ...line, procedure: { qualifier: 'HC', code: '99213' }, chargeCents: 15_000, lineControlNumber: 'PCN1-1' },
      { ...line, procedure: { qualifier: 'HC', code: '85025' }, chargeCents: 3_500, lineControlNumber: 'PCN1-2' },
    ],
    ...change,
  };
}
