import type { LogRecord } from '../event-log.js';
import { checkFence } from './check-fence.js';

const record = (partition: number, offset: number): LogRecord => ({
  topic: 'claims',
  partition,
  offset: BigInt(offset),
  key: '',
  value: '',
  headers: {},
});
const fence = [
  { topic: 'claims', partition: 0, next_offset: '5' },
  { topic: 'claims', partition: 1, next_offset: '0' },
];

it('lets pass what continues where the database is, partition by partition', () => {
  const batch = [record(0, 5), record(1, 0), record(0, 6)];
  expect(checkFence(batch, fence)).toEqual({ inOrder: batch, gaps: [] });
});

it('drops what was handled before', () => {
  expect(checkFence([record(0, 4), record(0, 5)], fence).inOrder).toEqual([record(0, 5)]);
});

it('names a gap and lets nothing of its partition pass behind it', () => {
  expect(checkFence([record(0, 5), record(0, 7), record(0, 8), record(1, 0)], fence)).toEqual({
    inOrder: [record(0, 5), record(1, 0)],
    gaps: [{ topic: 'claims', partition: 0, next: 6n }],
  });
});

it('does not go on where the database has no offset', () => {
  expect(() => checkFence([record(2, 0)], fence)).toThrow('no offset');
});
