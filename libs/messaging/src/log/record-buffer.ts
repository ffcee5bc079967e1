import type { BatchLimits, LogRecord, TopicPartition } from '../event-log.js';

/** Where we are in one partition since it was opened; opening it again makes another one, which is how what came before is known as stale. */
interface Position extends TopicPartition {
  next: bigint;
}

/** Records of one partition that came together. */
interface Chunk {
  position: Position;
  records: LogRecord[];
  bytes: number;
}

/** What became of records that arrived: only a `gap` needs an answer, the partition has to be read again. */
export type Arrival = 'accepted' | 'not-open' | 'known' | 'gap';

/**
 * What has come from the log and waits to be taken, in order of arrival, every partition without a gap. One batch may be out at a time; it counts
 * until it is done. Knows nothing of any log.
 */
export class RecordBuffer {
  private readonly positions = new Map<string, Position>();
  private waiting: Chunk[] = [];
  private out: Chunk[] = [];

  /** Accepts the partition's records from this offset on, and drops what is here of it. */
  open(partition: TopicPartition, offset: bigint): void {
    this.positions.set(keyOf(partition), { topic: partition.topic, partition: partition.partition, next: offset });
    this.dropStale();
  }

  /** Lets go of all partitions and of what is here of them. */
  clear(): void {
    this.positions.clear();
    this.dropStale();
  }

  get opened(): TopicPartition[] {
    return [...this.positions.values()].map(({ topic, partition }) => ({ topic, partition }));
  }

  positionOf(partition: TopicPartition): bigint | undefined {
    return this.positions.get(keyOf(partition))?.next;
  }

  /** Adds records of one partition, given in order; those that we know already are left out. */
  add(partition: TopicPartition, records: LogRecord[]): Arrival {
    const position = this.positions.get(keyOf(partition));
    if (!position) return 'not-open';
    const fresh = records.filter((record) => record.offset >= position.next);
    const [first] = fresh;
    if (!first) return 'known';
    if (first.offset !== position.next) return 'gap';

    this.waiting.push(chunkOf(position, fresh));
    position.next = fresh.at(-1)!.offset + 1n;
    return 'accepted';
  }

  /** The next batch, at least one record if there is any. */
  take(limits: BatchLimits): LogRecord[] {
    const batch: LogRecord[] = [];
    let bytes = 0;
    for (let chunk = this.waiting.shift(); chunk; chunk = this.waiting.shift()) {
      const [taken, left] = split(chunk, {
        messages: limits.messages - batch.length,
        bytes: limits.bytes - bytes,
        first: batch.length === 0,
      });
      if (taken) {
        batch.push(...taken.records);
        bytes += taken.bytes;
        this.out.push(taken);
      }
      if (left) {
        this.waiting.unshift(left);
        break;
      }
    }
    return batch;
  }

  /** The batch that is out is stored elsewhere. */
  done(): void {
    this.out = [];
  }

  /** The batch that is out is the next to be taken again, but for partitions that were opened anew or let go since. */
  retry(): void {
    this.waiting = [...this.out, ...this.waiting];
    this.out = [];
    this.dropStale();
  }

  get records(): number {
    return [...this.out, ...this.waiting].reduce((sum, { records }) => sum + records.length, 0);
  }

  get bytes(): number {
    return [...this.out, ...this.waiting].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private dropStale(): void {
    this.waiting = this.waiting.filter(({ position }) => this.positions.get(keyOf(position)) === position);
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** Near enough for bounds: characters of what makes a record large, and as much again as a small one takes. */
const bytesOf = (record: LogRecord): number => record.key.length + (record.bytes ?? record.value.length) + 500;

const chunkOf = (position: Position, records: LogRecord[]): Chunk => ({
  position,
  records,
  bytes: records.reduce((sum, record) => sum + bytesOf(record), 0),
});

/** Divides a chunk into what still fits and what is left; the first record of a batch always fits. */
function split(chunk: Chunk, room: BatchLimits & { first: boolean }): [taken: Chunk | undefined, left: Chunk | undefined] {
  if (chunk.records.length <= room.messages && chunk.bytes <= room.bytes) return [chunk, undefined];
  let count = 0;
  let bytes = 0;
  while (count < Math.min(chunk.records.length, room.messages) && bytes + bytesOf(chunk.records[count]!) <= room.bytes) {
    bytes += bytesOf(chunk.records[count]!);
    count += 1;
  }
  if (count === 0 && room.first) count = 1;
  if (count === 0) return [undefined, chunk];
  if (count === chunk.records.length) return [chunk, undefined];
  return [chunkOf(chunk.position, chunk.records.slice(0, count)), chunkOf(chunk.position, chunk.records.slice(count))];
}
