import type { Encounter } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';
import type { EarlierService } from './earlier-service.js';
import { codingOf } from './edits/coding.js';

/** The patient of an encounter as its source system knows them, as an id that says nothing. */
export const patientIdOf = (tenantId: Uuid, { sourceSystem, patient }: Pick<Encounter, 'sourceSystem' | 'patient'>): Uuid =>
  derivedId(tenantId, 'patient', sourceSystem, patient.externalId);

/** What later encounters of the patient need to know of this one: its procedures. Stays are paid as a whole, and what nobody bills counts nowhere. */
export function servicesOf(
  encounter: Encounter,
  { tenantId, encounterId }: { tenantId: Uuid; encounterId: Uuid },
): EarlierService[] {
  if (encounter.billableStatus === 'NOT_BILLABLE') return [];
  const { setting, lines, providerNpi, billingTaxId, taxonomyCode } = codingOf(encounter);
  if (setting === 'inpatient') return [];
  const patientId = patientIdOf(tenantId, encounter);
  return lines.map(({ procedureCode, modifiers, units, date, days, diagnoses }) => ({
    ...{ encounterId, patientId, setting, serviceDate: date, days, procedureCode, modifiers, units },
    ...{ providerNpi, billingTaxId, taxonomyCode },
    diagnoses: diagnoses.flatMap((position) => encounter.diagnoses[position]?.code ?? []),
  }));
}
