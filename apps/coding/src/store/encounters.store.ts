import { defineStore } from '@claimstream/messaging';
import type { EncounterRecord } from '../domain/encounter-record.js';
import { rankOf } from '../domain/rank.js';

export const encounters = defineStore<EncounterRecord>({
  name: 'encounters',
  table: 'encounter',
  stateVersion: 2,
  upcasts: { 1: (past) => withStage(past as FirstRecord) },
});

/** As the first release kept it: a status, and who it waited for, and no stage. */
type FirstRecord = Omit<EncounterRecord, 'stage'> & { waitingFor?: 'coder' | 'provider' };

/** What was held waited for a coder or lacked something; what was coded was released. Migration 0002 says the same in SQL. */
function withStage(past: FirstRecord): unknown {
  const { status, waitingFor, revision, released, encounter, recordedAt } = past;
  const known = { ...past, draftRevision: revision };
  switch (status) {
    case 'coded':
      return {
        ...known,
        stage: encounter.billableStatus === 'NOT_BILLABLE' ? 'not-billable' : 'released',
        releasedRevision: revision,
      };
    case 'held': {
      const forCoder = released ? 'charge-changed' : 'ready-to-code';
      const stage = waitingFor === 'coder' ? forCoder : 'incomplete';
      return { ...known, stage, ranksAt: rankOf(encounter, recordedAt), ...(released && { releasedRevision: revision - 1 }) };
    }
    case 'cancelled':
      return { ...known, stage: 'cancelled' };
  }
}
