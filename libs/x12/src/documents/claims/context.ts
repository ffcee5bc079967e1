import type { CalendarDate } from '@claimstream/kernel';
import type { Address, Contact, Party, QualifiedId, WithUnmapped } from '../parts.js';

/** Who bills, who is insured, who pays and who was treated: 2000A, 2000B and, where the patient is not the subscriber, 2000C. */
export interface ClaimContext {
  billingProvider: BillingProvider;
  subscriber: Subscriber837;
  patient?: Patient837;
}

/** 2000A with 2010AA to 2010AC. The id is the NPI (qualifier XX). */
export interface BillingProvider extends Party, WithUnmapped {
  taxonomyCode?: string;
  currency?: string;
  /** A street address with a nine-digit ZIP code; a post box belongs in `payToAddress`. */
  address: Address;
  /** REF EI (employer id) or SY (social security number). */
  taxId: QualifiedId;
  /** REF 0B (state license) and 1G (UPIN); professional only. */
  licenses?: QualifiedId[];
  contacts?: Contact[];
  payToAddress?: PayToAddress;
  payToPlan?: PayToPlan;
}

export interface PayToAddress extends WithUnmapped {
  kind: 'person' | 'organization';
  address: Address;
}

export interface PayToPlan extends Party, WithUnmapped {
  address: Address;
  reference?: QualifiedId;
  taxId: string;
}

/** SBR01: P primary, S secondary, T tertiary, A to H fourth to eleventh, U unknown. */
export type PayerSequence = 'P' | 'S' | 'T' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'U';

export type Gender = 'F' | 'M' | 'U';

/** 2000B with 2010BA and the payer of 2010BB. */
export interface Subscriber837 extends Party, WithUnmapped {
  payerSequence: PayerSequence;
  /** SBR02 = 18: the subscriber is the patient, so there is no `patient`. */
  isPatient?: true;
  groupNumber?: string;
  groupName?: string;
  medicareSecondaryReason?: string;
  /** SBR09, for example `CI` commercial, `MB` Medicare B, `MC` Medicaid. */
  filingIndicator?: string;
  deathDate?: CalendarDate;
  weightPounds?: number;
  pregnant?: true;
  address?: Address;
  birthDate?: CalendarDate;
  gender?: Gender;
  socialSecurityNumber?: string;
  propertyCasualtyClaimNumber?: string;
  contact?: Contact;
  payer: Payer837;
}

/** 2010BB: where the claim goes. The id has qualifier PI or XV. */
export interface Payer837 extends Party, WithUnmapped {
  address?: Address;
  /** REF 2U, EI, FY, NF. */
  references?: QualifiedId[];
  /** REF G2, LU: the billing provider's number with this payer. */
  billingProviderIds?: QualifiedId[];
}

/** 2000C with 2010CA: the patient, when that is not the subscriber. */
export interface Patient837 extends Party, WithUnmapped {
  /** PAT01: 01 spouse, 19 child, 20 employee, 21 unknown, 39, 40, 53 life partner, G8 other. */
  relationship: string;
  deathDate?: CalendarDate;
  weightPounds?: number;
  pregnant?: true;
  address: Address;
  birthDate: CalendarDate;
  gender: Gender;
  propertyCasualtyClaimNumber?: string;
  propertyCasualtyId?: QualifiedId;
  contact?: Contact;
}
