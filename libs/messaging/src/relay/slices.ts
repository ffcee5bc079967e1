import type { OutgoingRecord } from '../event-log.js';

/**
 * What a broker takes of one partition at a time is 1 MiB by default (`max.message.bytes`); all records of a send may be for one
 * partition.
 */
export const MOST_BYTES_SENT = 900_000;
/** Key, headers and framing of a record, roughly. */
const AROUND_THE_DATA = 800;

/** Records in the order given, in sends that a broker accepts whatever their partitions. */
export function slicesOf(records: readonly OutgoingRecord[]): OutgoingRecord[][] {
  const slices: OutgoingRecord[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = Buffer.byteLength(record.value) + AROUND_THE_DATA;
    if (bytes + size > MOST_BYTES_SENT) {
      slices.push([]);
      bytes = 0;
    }
    slices.at(-1)!.push(record);
    bytes += size;
  }
  return slices;
}
