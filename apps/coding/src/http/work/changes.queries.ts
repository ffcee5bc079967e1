import type { EncounterChange } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { loadedState, type Store, type Tx } from '@claimstream/messaging';
import type { EncounterRecord } from '../../domain/encounter-record.js';
import { codesOf } from '../../domain/merge-codes.js';
import { encounters } from '../../store/encounters.store.js';
import { summaryColumns } from '../encounters.queries.js';

/** The transaction that changed an encounter, and the encounter: a place in the feed of changes. */
export interface Place {
  readonly changedIn: string;
  readonly encounterId: Uuid;
}

export const beginning: Place = { changedIn: '0', encounterId: '00000000-0000-0000-0000-000000000000' };

/**
 * In what transactions are numbered: the database cluster and its timeline. A restored dump is another cluster; a restore to an earlier moment and a
 * standby that takes over begin another timeline, in which what a reader saw last may not have happened.
 */
export async function timelineOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ timeline: string }>(
    `select system_identifier || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8) as timeline from pg_control_system()`,
  );
  return row!.timeline;
}

type ChangeRow = Omit<EncounterChange, 'codes' | 'coder' | 'queries' | 'revisedAt' | 'released'> & {
  state: unknown;
  changedIn: string;
};

/**
 * Encounters that changed after a place, in the order of the transactions that changed them, one more than the limit. Only what transactions
 * changed that came before every one still under way: what commits late has a place after all that was shown, so that no reader passes over it.
 */
export async function findChanges(
  tx: Tx,
  { tenantIds, after, limit }: { tenantIds: readonly Uuid[]; after: Place; limit: number },
): Promise<(EncounterChange & { place: Place })[]> {
  const rows = await tx.query<ChangeRow>(
    `select ${summaryColumns}, state, changed_in::text as "changedIn" from encounter
     where tenant_id = ${tenantIds.length === 1 ? '($1::uuid[])[1]' : 'any ($1::uuid[])'}
       and changed_in < (select pg_snapshot_xmin(pg_current_snapshot()))
       and (changed_in, id) > ($2::xid8, $3::uuid)
     order by changed_in, id limit $4`,
    [tenantIds, after.changedIn, after.encounterId, limit + 1],
  );
  return rows.map(({ state, changedIn, ...summary }) => ({
    ...summary,
    ...whatBecameOf(loadedState(encounters as Store, state) as EncounterRecord),
    place: { changedIn, encounterId: summary.encounterId },
  }));
}

/** Codes of a draft are nobody's business yet; final ones land in the patient's record. */
function whatBecameOf({ status, stage, encounter, coding, queries = [], revisedAt, released }: EncounterRecord) {
  const final = status === 'coded' || stage === 'coded' || stage === 'qa-review';
  return {
    ...{ revisedAt, released },
    ...(final && { codes: codesOf(encounter), ...(coding && { coder: coding.coder }) }),
    queries: queries.map((query) => ({
      ...{ queryId: query.queryId, status: query.status, providerNpi: query.providerNpi, question: query.question },
      dueDate: query.dueDate,
      ...(query.status === 'answered' && { answer: query.answer }),
    })),
  };
}
