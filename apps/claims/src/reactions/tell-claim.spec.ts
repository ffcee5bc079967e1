import { newId } from '@claimstream/kernel';
import { editFactsOf } from './tell-claim.js';

it('does not take a day that has begun somewhere for the future', () => {
  const facts = { now: new Date('2026-03-02T22:00:00Z'), newId, tenantId: newId(), actor: 'biller', correlationId: newId() };
  // In Guam it is eight in the morning of the third.
  expect(editFactsOf(() => ({ coverageUnknown: 'submit' }), facts).today).toBe('2026-03-03');
});
