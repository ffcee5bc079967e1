import type { Migration } from '@claimstream/messaging';

/** The stage of what the first release wrote follows from its status, as the store's upcast says it. */
const stage = `coalesce(state ->> 'stage', case state ->> 'status'
  when 'held' then case when state ->> 'waitingFor' = 'provider' then 'incomplete'
                        when (state -> 'released')::boolean then 'charge-changed' else 'ready-to-code' end
  when 'coded' then case when state -> 'encounter' ->> 'billableStatus' = 'NOT_BILLABLE' then 'not-billable' else 'released' end
  else 'cancelled' end)`;

/**
 * Where an encounter stands, the worklist that it is in and its place there, and the transaction that changed it last: the order of the feed
 * `changedAfter` (README). A lease alone is no change that anybody outside wants to hear of.
 */
const sql = `
  alter table encounter
    add column stage text not null generated always as (${stage}) stored,
    add column worklist text generated always as (case ${stage}
      when 'ready-to-code' then 'needs-coding' when 'in-coding' then 'needs-coding' when 'charge-changed' then 'needs-coding'
      when 'query-open' then 'query-open' when 'incomplete' then 'held' when 'on-hold' then 'held' when 'qa-review' then 'qa' end) stored,
    add column ranks_at text not null generated always as (coalesce(state ->> 'ranksAt', state ->> 'recordedAt')) stored,
    add column assigned_to text generated always as (state ->> 'assignedTo') stored,
    add column leased_until text generated always as (state -> 'lease' ->> 'until') stored,
    add column coder text generated always as (state -> 'coding' ->> 'coder') stored,
    add column changed_in xid8 not null default pg_current_xact_id();
  create index encounter_worklist on encounter (tenant_id, worklist, ranks_at, id) where worklist is not null;
  create index encounter_coder on encounter (tenant_id, coder) where coder is not null;
  create index encounter_changed on encounter (tenant_id, changed_in, id);

  create function note_encounter_change() returns trigger language plpgsql as $$
  begin
    new.changed_in := pg_current_xact_id();
    return new;
  end $$;
  create trigger encounter_changed before update on encounter for each row
    when (old.state - 'lease' is distinct from new.state - 'lease') execute function note_encounter_change();
`;

export const encounterStagesMigration: Migration = { name: 'coding-encounter-stages', sql };
