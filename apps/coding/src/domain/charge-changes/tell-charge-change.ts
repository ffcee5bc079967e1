import { type ChargeChange, ChargeChanged, type Encounter } from '@claimstream/contracts';
import { sumCents } from '@claimstream/kernel';
import { chargeChanges } from '../../store/charge-changes/charge-changes.rows.js';
import { billingClassOf } from '../bill-hold/billing-class.js';
import type { Recorded } from '../encounter-record.js';
import { changeOf } from './change-of.js';

/** Announces that something is charged otherwise than it was released, and remembers it for the reports on late charges. */
export function tellChargeChange(before: Encounter, record: Recorded, now: Date) {
  const { encounterId, revision, billingCaseId, encounter } = record;
  const change = changeOf(before, encounter);
  const row = chargeChanges.insert({
    ...{ encounterId, revision, changedAt: now.toISOString(), billingClass: billingClassOf(encounter) },
    ...{ addedLines: countOf(change, 'added'), addedCents: centsOf(change, 'added') },
    ...{ removedLines: countOf(change, 'removed'), removedCents: 0 - centsOf(change, 'removed') },
    ...{ changedLines: countOf(change, 'changed'), changedCents: centsOf(change, 'changed') },
  });
  return { event: ChargeChanged.of({ encounterId, revision, billingCaseId, encounter, change: shortened(change) }), row };
}

const mostLines = 500;

/** An event has a size; what a stay of thousands of lines changed is counted whole and shown in part. */
const shortened = (change: ChargeChange): ChargeChange =>
  change.lines.length <= mostLines
    ? change
    : { ...change, lines: change.lines.slice(0, mostLines), linesOmitted: change.lines.length - mostLines };

type Kind = ChargeChange['lines'][number]['kind'];
const ofKind = ({ lines }: ChargeChange, kind: Kind) => lines.filter((line) => line.kind === kind);
const countOf = (change: ChargeChange, kind: Kind): number => ofKind(change, kind).length;
const centsOf = (change: ChargeChange, kind: Kind): number =>
  sumCents(ofKind(change, kind).map(({ differenceCents }) => differenceCents));
