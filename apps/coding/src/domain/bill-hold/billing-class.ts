import type { BillingClass, Encounter } from '@claimstream/contracts';
import { type CalendarDate, isInpatientBill } from '@claimstream/kernel';

export function billingClassOf(encounter: Encounter): BillingClass {
  if (encounter.kind === 'professional') return 'professional';
  return isInpatientBill(encounter.typeOfBill) ? 'inpatient' : 'outpatient';
}

/** The day of discharge, or the last day of service: from it bill-hold days, days not billed and charge lag are counted. */
export const lastDayOf = (encounter: Encounter): CalendarDate =>
  encounter.kind === 'professional' ? (encounter.endDateOfService ?? encounter.dateOfService) : encounter.statementToDate;
