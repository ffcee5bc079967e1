import type { LogRecord } from '../event-log.js';
import { RecordBuffer } from './record-buffer.js';

const record = (offset: number, { partition = 0, value = '' } = {}): LogRecord => ({
  topic: 'claims',
  partition,
  offset: BigInt(offset),
  key: 'k',
  value,
  headers: {},
});
const first = { topic: 'claims', partition: 0 };
const second = { topic: 'claims', partition: 1 };
const everything = { messages: 1_000, bytes: 1_000_000 };
const offsets = (records: LogRecord[]) => records.map(({ partition, offset }) => `${partition}/${offset}`);

describe('what waits to be taken', () => {
  let buffer: RecordBuffer;
  beforeEach(() => {
    buffer = new RecordBuffer();
    buffer.open(first, 5n);
    buffer.open(second, 0n);
  });

  it('comes out in order of arrival, partitions mixed', () => {
    buffer.add(first, [record(5), record(6)]);
    buffer.add(second, [record(0, { partition: 1 })]);
    buffer.add(first, [record(7)]);
    expect(offsets(buffer.take(everything))).toEqual(['0/5', '0/6', '1/0', '0/7']);
  });

  it('leaves out what is known, and refuses what does not follow', () => {
    expect(buffer.add(first, [record(3), record(4)])).toBe('known');
    expect(buffer.add(first, [record(4), record(5)])).toBe('accepted');
    expect(buffer.add(first, [record(7)])).toBe('gap');
    expect(buffer.add({ topic: 'claims', partition: 9 }, [record(0)])).toBe('not-open');
    expect(offsets(buffer.take(everything))).toEqual(['0/5']);
  });

  it('is taken up to the limits, at least one record however large', () => {
    buffer.add(first, [record(5, { value: 'x'.repeat(5_000) }), record(6), record(7), record(8)]);
    expect(offsets(buffer.take({ messages: 10, bytes: 1_000 }))).toEqual(['0/5']);
    buffer.done();
    expect(offsets(buffer.take({ messages: 2, bytes: 1_000_000 }))).toEqual(['0/6', '0/7']);
    buffer.done();
    expect(offsets(buffer.take({ messages: 10, bytes: 1 }))).toEqual(['0/8']);
  });

  it('is first again after a retry', () => {
    buffer.add(first, [record(5), record(6)]);
    buffer.take({ messages: 1, bytes: 1_000_000 });
    buffer.add(first, [record(7)]);
    buffer.retry();
    expect(offsets(buffer.take(everything))).toEqual(['0/5', '0/6', '0/7']);
  });

  it('does not come again when its partition was opened anew while it was out', () => {
    buffer.add(first, [record(5)]);
    buffer.add(second, [record(0, { partition: 1 })]);
    buffer.take(everything);
    buffer.open(first, 4n);
    buffer.retry();
    expect(offsets(buffer.take(everything))).toEqual(['1/0']);
    expect(buffer.add(first, [record(4)])).toBe('accepted');
  });

  it('counts until it is done, and is dropped when the partitions go', () => {
    buffer.add(first, [record(5), record(6)]);
    buffer.take({ messages: 1, bytes: 1_000_000 });
    expect(buffer.records).toBe(2);
    buffer.done();
    expect(buffer.records).toBe(1);
    buffer.clear();
    expect([buffer.records, buffer.bytes, buffer.opened]).toEqual([0, 0, []]);
  });
});
