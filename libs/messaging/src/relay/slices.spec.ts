import type { OutgoingRecord } from '../event-log.js';
import { slicesOf } from './slices.js';

const record = (bytes: number): OutgoingRecord => ({ topic: 'claims', key: 'k', value: 'x'.repeat(bytes), headers: {} });

it('sends at once what a broker takes at once, and all of it in order', () => {
  const records = [record(10), record(500_000), record(500_000), record(10), record(950_000), record(10)];
  expect(slicesOf(records).map((slice) => slice.map((sent) => records.indexOf(sent)))).toEqual([[0, 1], [2, 3], [4], [5]]);
  expect(slicesOf(Array.from({ length: 300 }, () => record(100)))).toHaveLength(1);
  expect(slicesOf([])).toEqual([]);
});
