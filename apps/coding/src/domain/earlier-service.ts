import type { CalendarDate, Uuid } from '@claimstream/kernel';

/** A line of another encounter of the same patient, as far as edits over several visits need it. */
export interface EarlierService {
  readonly encounterId: Uuid;
  /** The patient as the source system knows them, as an id that says nothing. */
  readonly patientId: Uuid;
  readonly setting: 'professional' | 'outpatient';
  readonly serviceDate: CalendarDate;
  /** Days that it lasts from then on, at least 1. */
  readonly days: number;
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
  /** Minutes of anesthesia are no units and are not kept as such. */
  readonly units: number;
  /** Who did it, else who bills it. */
  readonly providerNpi: string;
  readonly billingTaxId: string;
  /** The specialty, where the source system says it. */
  readonly taxonomyCode?: string;
  readonly diagnoses: readonly string[];
}
