import { exampleEncounter } from '@claimstream/contracts';
import { loadedState, type Store } from '@claimstream/messaging';
import { encounters } from './encounters.store.js';

const first = (change: object) =>
  loadedState(encounters as Store, {
    ...{ encounterId: 'e', billingCaseId: 'e', revision: 3, contentHash: 'h', encounter: exampleEncounter },
    ...{ released: false, recordedAt: '2026-03-05T12:00:00.000Z', revisedAt: '2026-03-05T12:00:00.000Z', findings: [] },
    ...change,
  });

it.each([
  [
    { status: 'coded', released: true },
    { stage: 'released', draftRevision: 3, releasedRevision: 3 },
  ],
  [
    { status: 'coded', released: true, encounter: { ...exampleEncounter, billableStatus: 'NOT_BILLABLE' } },
    { stage: 'not-billable' },
  ],
  [
    { status: 'held', waitingFor: 'coder' },
    { stage: 'ready-to-code', ranksAt: '2026-03-05T07:33:36.000Z' },
  ],
  [{ status: 'held', waitingFor: 'provider' }, { stage: 'incomplete' }],
  [
    { status: 'held', waitingFor: 'coder', released: true },
    { stage: 'charge-changed', releasedRevision: 2 },
  ],
  [{ status: 'cancelled', reason: 'x', cancelledAt: '' }, { stage: 'cancelled' }],
])('gives a record of the first release its stage: %j', (past, now) => {
  expect(first(past)).toMatchObject(now);
});
