import { EncounterCancelled } from '@claimstream/contracts';
import type { Decision, Facts } from '@claimstream/messaging';
import { historyOf } from '../store/service-history.rows.js';
import { type EncounterRecord, recordedOf } from './encounter-record.js';

/** What became of a wish to cancel; the same wish again changes nothing. */
export type Cancelling = { kind: 'cancelled' | 'unchanged'; record: EncounterRecord } | { kind: 'unknown' };

/** Says that an encounter was entered in error or aborted: it is not to be billed, and what was billed is to be taken back by claims. */
export function cancelEncounter(
  known: EncounterRecord | undefined,
  reason: string,
  { tenantId, now }: Pick<Facts, 'tenantId' | 'now'>,
): Decision<EncounterRecord, Cancelling> {
  if (!known) return { answer: { kind: 'unknown' } };
  if (known.status === 'cancelled') return { answer: { kind: 'unchanged', record: known } };

  const { lease: _, ...recorded } = recordedOf(known);
  const { encounterId, billingCaseId, revision } = recorded;
  const record: EncounterRecord = {
    ...recorded,
    findings: known.findings,
    status: 'cancelled',
    stage: 'cancelled',
    reason,
    cancelledAt: now.toISOString(),
  };
  return {
    state: record,
    events: [EncounterCancelled.of({ encounterId, revision, billingCaseId, reason })],
    rows: historyOf(record, { tenantId, known: true }),
    answer: { kind: 'cancelled', record },
  };
}
