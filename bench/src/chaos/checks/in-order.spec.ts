import { overtakings } from './in-order.js';

const said = [
  { id: 'a1', key: 'a', seq: 1 },
  { id: 'b1', key: 'b', seq: 2 },
  { id: 'a2', key: 'a', seq: 3 },
];
const found = (...ids: string[]) => ids.map((eventId) => ({ eventId }));

it('lets keys pass one another, and knows repeats', () => {
  expect(overtakings(said, found('b1', 'a1', 'a2', 'b1', 'a1'))).toEqual([]);
  expect(overtakings(said, found('a2', 'somebody else'))).toEqual([]);
});

it('finds what overtook within a key', () => {
  expect(overtakings(said, found('a2', 'b1', 'a1'))).toHaveLength(1);
});
