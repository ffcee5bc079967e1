import { Client } from 'pg';
import { discardOldPlans } from './fresh-plans.js';

it('discards the plans of a connection every five seconds, and none of a new one', () => {
  const [client, other] = [new Client(), new Client()];
  const said = [0, 4_999, 5_000, 5_001, 9_999, 10_000].map((now) => discardOldPlans(client, now));
  expect(said).toEqual(['', '', 'discard plans; ', '', '', 'discard plans; ']);
  expect(discardOldPlans(other, 10_001)).toBe('');
});
