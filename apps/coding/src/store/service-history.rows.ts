import type { CalendarDate, Uuid } from '@claimstream/kernel';
import { defineRows, type RowChange } from '@claimstream/messaging';
import type { EarlierService } from '../domain/earlier-service.js';
import type { EncounterRecord } from '../domain/encounter-record.js';
import { servicesOf } from '../domain/services-of-encounter.js';

/** One procedure of one encounter, for the edits of the patient's other ones. Lists are parted by blanks. */
export interface ServiceHistoryRow {
  encounterId: Uuid;
  patientId: Uuid;
  setting: EarlierService['setting'];
  serviceDate: CalendarDate;
  days: number;
  procedureCode: string;
  modifiers: string;
  unitsThousandths: number;
  providerNpi: string;
  billingTaxId: string;
  taxonomyCode: string | null;
  diagnoses: string;
}

export const serviceHistory = defineRows<ServiceHistoryRow>({
  table: 'service_history',
  columns: {
    encounterId: 'uuid',
    patientId: 'uuid',
    setting: 'text',
    serviceDate: 'date',
    days: 'int',
    procedureCode: 'text',
    modifiers: 'text',
    unitsThousandths: 'bigint',
    providerNpi: 'text',
    billingTaxId: 'text',
    taxonomyCode: 'text',
    diagnoses: 'text',
  },
  replacedBy: 'encounterId',
});

export const toRow = ({ modifiers, units, taxonomyCode, diagnoses, ...service }: EarlierService): ServiceHistoryRow => ({
  ...service,
  modifiers: modifiers.join(' '),
  unitsThousandths: Math.round(units * 1000),
  taxonomyCode: taxonomyCode ?? null,
  diagnoses: diagnoses.join(' '),
});

export const toService = ({
  modifiers,
  unitsThousandths,
  taxonomyCode,
  diagnoses,
  ...row
}: ServiceHistoryRow): EarlierService => ({
  ...row,
  modifiers: modifiers.split(' ').filter(Boolean),
  units: Number(unitsThousandths) / 1000,
  ...(taxonomyCode !== null && { taxonomyCode }),
  diagnoses: diagnoses.split(' ').filter(Boolean),
});

/** The services of an encounter as it is now, in place of those that it had: part of every decision that changes its codes or cancels it. */
export function historyOf(record: EncounterRecord, { tenantId, known }: { tenantId: Uuid; known: boolean }): RowChange[] {
  const { encounterId, encounter, status } = record;
  const rows = status === 'cancelled' ? [] : servicesOf(encounter, { tenantId, encounterId }).map(toRow);
  return known ? serviceHistory.replace(encounterId, rows) : rows.map((row) => serviceHistory.insert(row));
}
