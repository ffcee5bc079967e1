import type { CalendarDate, Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { EarlierService } from '../domain/earlier-service.js';
import type { LookBack } from '../domain/look-back.js';
import { type ServiceHistoryRow, toService } from './service-history.rows.js';

/**
 * The services of some patients, as far back as the edits look; one statement for a whole batch. `offset 0` keeps PostgreSQL from beginning
 * with all services of the tenant, which it takes to be few.
 */
export async function findServices(tx: Tx, tenantId: Uuid, lookBacks: readonly LookBack[]): Promise<EarlierService[]> {
  const windows = [...windowsOf(lookBacks)];
  const rows = await tx.query<ServiceHistoryRow>(
    `select s.*
     from unnest($2::uuid[], $3::date[], $4::date[]) w(patient_id, first_day, last_day)
     cross join lateral (
       select h.encounter_id as "encounterId", h.patient_id as "patientId", h.setting, h.service_date::text as "serviceDate",
              h.days, h.procedure_code as "procedureCode", h.modifiers, h.units_thousandths as "unitsThousandths",
              h.provider_npi as "providerNpi", h.billing_tax_id as "billingTaxId", h.taxonomy_code as "taxonomyCode", h.diagnoses
       from service_history h
       where h.tenant_id = $1 and h.patient_id = w.patient_id and h.service_date between w.first_day and w.last_day
       offset 0
     ) s`,
    [tenantId, windows.map(({ patientId }) => patientId), windows.map(({ from }) => from), windows.map(({ to }) => to)],
    'coding find services',
  );
  return rows.map(toService);
}

/** One window for each patient, wide enough for all of their encounters in the batch. */
function windowsOf(lookBacks: readonly LookBack[]): Iterable<LookBack> {
  const windows = new Map<Uuid, LookBack>();
  for (const { patientId, from, to } of lookBacks) {
    const known = windows.get(patientId);
    windows.set(
      patientId,
      known ? { patientId, from: earlier(known.from, from), to: later(known.to, to) } : { patientId, from, to },
    );
  }
  return windows.values();
}

const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
