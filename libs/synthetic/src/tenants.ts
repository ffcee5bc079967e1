import type { EncounterInput } from '@claimstream/contracts';
import { npiOf } from './npi.js';

export interface Clinician {
  firstName: string;
  lastName: string;
  npi: string;
  taxonomyCode: string;
}

/** One organization that bills: its own NPI and tax id, and who sees its patients. */
export interface Practice {
  billingProvider: EncounterInput['billingProvider'];
  clinicians: readonly Clinician[];
  /** What its encounters are: office visits, or also what a hospital bills (837I). */
  kind: 'office' | 'hospital';
}

/** A tenant of the demonstration: a client of the billing firm, or the hospital on its own. */
export interface DemoTenant {
  tenantId: string;
  name: string;
  /** The billing firm that owns this client's partner connections; the tenant itself where it has its own. */
  ownerTenantId: string;
  practices: readonly Practice[];
  weight: number;
}

const familyMedicine = '207Q00000X';
const internalMedicine = '207R00000X';
const pediatrics = '208000000X';
const emergencyMedicine = '207P00000X';
const generalHospital = '282N00000X';

const clinician = (firstName: string, lastName: string, nineDigits: string, taxonomyCode: string): Clinician => ({
  firstName,
  lastName,
  npi: npiOf(nineDigits),
  taxonomyCode,
});

/** The billing firm; it has clients and no patients. */
export const demoFirm = { tenantId: '0198f3a0-0000-7000-8000-0000000000f0', name: 'Keystone Sample Billing' } as const;

/** The tenants whose encounters the generator makes: two clients of one firm and a hospital. */
export const demoTenants: readonly DemoTenant[] = [
  {
    tenantId: '0198f3a0-0000-7000-8000-000000000001',
    name: 'Example Family Practice',
    ownerTenantId: demoFirm.tenantId,
    weight: 5,
    practices: [
      {
        kind: 'office',
        billingProvider: {
          organizationName: 'Example Family Practice',
          npi: '1234567893',
          taxId: '123456789',
          taxonomyCode: familyMedicine,
          address: { line1: '1 Practice Way', city: 'Columbus', state: 'OH', zipCode: '432150002' },
        },
        clinicians: [
          clinician('Robin', 'Doctor', '199399999', familyMedicine),
          clinician('Avery', 'Sampleton', '145612387', familyMedicine),
        ],
      },
    ],
  },
  {
    tenantId: '0198f3a0-0000-7000-8000-000000000002',
    name: 'Placeholder Pediatrics and Medicine',
    ownerTenantId: demoFirm.tenantId,
    weight: 3,
    practices: [
      {
        kind: 'office',
        billingProvider: {
          organizationName: 'Placeholder Pediatrics',
          npi: npiOf('133344455'),
          taxId: '223344556',
          taxonomyCode: pediatrics,
          address: { line1: '20 Specimen Road', city: 'Dayton', state: 'OH', zipCode: '454020001' },
        },
        clinicians: [clinician('Jordan', 'Modelmann', '156700012', pediatrics)],
      },
      {
        kind: 'office',
        billingProvider: {
          organizationName: 'Placeholder Internal Medicine',
          npi: npiOf('133344466'),
          taxId: '223344557',
          taxonomyCode: internalMedicine,
          address: { line1: '22 Specimen Road', city: 'Dayton', state: 'OH', zipCode: '454020001' },
        },
        clinicians: [clinician('Casey', 'Prototype', '156700023', internalMedicine)],
      },
    ],
  },
  {
    tenantId: '0198f3a0-0000-7000-8000-000000000003',
    name: 'Mockingbird General Hospital',
    ownerTenantId: '0198f3a0-0000-7000-8000-000000000003',
    weight: 4,
    practices: [
      {
        kind: 'hospital',
        billingProvider: {
          organizationName: 'Mockingbird General Hospital',
          npi: npiOf('188877700'),
          taxId: '334455667',
          taxonomyCode: generalHospital,
          address: { line1: '500 Hospital Drive', city: 'Cleveland', state: 'OH', zipCode: '441140500' },
        },
        clinicians: [
          clinician('Morgan', 'Testwright', '178900034', emergencyMedicine),
          clinician('Riley', 'Standin', '178900045', internalMedicine),
        ],
      },
    ],
  },
];
