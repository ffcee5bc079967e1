import type { PriorCodes, QuickPick, QuickPickView } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';
import { loadedState, type Store, type Tx } from '@claimstream/messaging';
import { lastDayOf } from '../../domain/bill-hold/billing-class.js';
import type { EncounterRecord } from '../../domain/encounter-record.js';
import { codesOf } from '../../domain/merge-codes.js';
import { encounters } from '../../store/encounters.store.js';

const mostPrior = 10;

/** What the patient's other encounters were coded with, the latest service first. Stays and what was cancelled are not among them. */
export async function findPriorCodes(tx: Tx, encounterId: Uuid, patientId: Uuid): Promise<PriorCodes[]> {
  const rows = await tx.query<{ state: unknown }>(
    `select state from encounter e
     join (select tenant_id, encounter_id, max(service_date) as last_day from service_history
           where patient_id = $2 and encounter_id <> $1 group by 1, 2) other on other.tenant_id = e.tenant_id and other.encounter_id = e.id
     order by last_day desc, id limit ${mostPrior}`,
    [encounterId, patientId],
  );
  return rows.map(({ state }) => toPriorCodes(loadedState(encounters as Store, state) as EncounterRecord));
}

const toPriorCodes = ({ encounterId, encounter, stage }: EncounterRecord): PriorCodes => ({
  encounterId,
  dateOfService: lastDayOf(encounter),
  stage,
  codes: codesOf(encounter),
});

/** Who a pick belongs to: a coder, or everybody in the department. */
export type PickOwner = { readonly coder: string } | 'department';
const ownerOf = (owner: PickOwner): string => (owner === 'department' ? '' : owner.coder);

const pickColumns = `id as "quickPickId", owner = '' as shared, changed_at as "changedAt", pick`;
type PickRow = Pick<QuickPickView, 'quickPickId' | 'shared' | 'changedAt'> & { pick: QuickPick };
const toPick = ({ pick, ...row }: PickRow): QuickPickView => ({ ...pick, ...row });

/** A coder's own picks and the department's, by name. */
export async function findPicks(tx: Tx, { tenantId, coder }: { tenantId: Uuid; coder: string }): Promise<QuickPickView[]> {
  const rows = await tx.query<PickRow>(
    `select ${pickColumns} from quick_pick where tenant_id = $1 and owner in ('', $2) order by owner = '', pick ->> 'name'`,
    [tenantId, coder],
  );
  return rows.map(toPick);
}

/** The most quick picks of a coder, and of a department. */
export const mostPicks = 200;

/** Keeps a pick; one of the same name takes its place. Undefined where the owner has the most already. */
export async function keepPick(
  tx: Tx,
  { tenantId, owner, pick, at }: { tenantId: Uuid; owner: PickOwner; pick: QuickPick; at: string },
): Promise<QuickPickView | undefined> {
  const [row] = await tx.query<PickRow>(
    `insert into quick_pick (tenant_id, id, owner, pick, changed_at)
     select $1::uuid, $2::uuid, $3::text, $4::jsonb, $5::timestamptz
     where exists (select from quick_pick where tenant_id = $1 and id = $2)
        or (select count(*) from quick_pick where tenant_id = $1 and owner = $3) < ${mostPicks}
     on conflict (tenant_id, id) do update set pick = excluded.pick, changed_at = excluded.changed_at returning ${pickColumns}`,
    [tenantId, derivedId(tenantId, 'quick-pick', ownerOf(owner), pick.name), ownerOf(owner), JSON.stringify(pick), at],
  );
  return row && toPick(row);
}

/** Takes a pick away; false where the owner has none of this id. */
export async function dropPick(
  tx: Tx,
  { tenantId, owner, id }: { tenantId: Uuid; owner: PickOwner; id: Uuid },
): Promise<boolean> {
  const gone = await tx.query('delete from quick_pick where tenant_id = $1 and id = $2 and owner = $3 returning id', [
    tenantId,
    id,
    ownerOf(owner),
  ]);
  return gone.length > 0;
}
