import { invariant } from '@claimstream/kernel';

/**
 * PostgreSQL's binary form of one-dimensional arrays (src/backend/utils/adt/arrayfuncs.c, array_recv). A batch sends thousands of
 * JSON texts in a parameter: in this form neither side escapes or unescapes a character.
 */
export type ArrayType = 'uuid' | 'text' | 'int4' | 'int8' | 'int2' | 'bool' | 'jsonb' | 'bytea';
export type Item = string | number | bigint | boolean | Buffer | null | undefined;

const OID: Record<ArrayType, number> = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, uuid: 2950, jsonb: 3802 };
const HEADER = 20;

/** One array parameter; JSON is given as its text. */
export function binaryArray(type: ArrayType, items: readonly Item[]): Buffer {
  const { size, write } = forms[type];
  let length = HEADER;
  for (const item of items) length += 4 + (item === null || item === undefined ? 0 : size(item));

  const buffer = Buffer.allocUnsafe(length);
  buffer.writeInt32BE(items.length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(OID[type], 8);
  if (items.length === 0) return buffer.subarray(0, 12);
  buffer.writeInt32BE(items.length, 12);
  buffer.writeInt32BE(1, 16);

  let at = HEADER;
  for (const item of items) {
    if (item === null || item === undefined) {
      at = buffer.writeInt32BE(-1, at);
    } else {
      const end = write(buffer, item, at + 4);
      buffer.writeInt32BE(end - at - 4, at);
      at = end;
    }
  }
  return buffer;
}

interface Form {
  size(item: NonNullable<Item>): number;
  /** Writes the item and answers where it ends. */
  write(buffer: Buffer, item: NonNullable<Item>, at: number): number;
}

const fixed = (bytes: number, write: Form['write']): Form => ({ size: () => bytes, write });
const text: Form = {
  size: (item) => Buffer.byteLength(item as string),
  write: (buffer, item, at) => at + buffer.write(item as string, at),
};

const forms: Record<ArrayType, Form> = {
  text,
  jsonb: {
    size: (item) => 1 + text.size(item),
    write: (buffer, item, at) => text.write(buffer, item, buffer.writeUInt8(1, at)),
  },
  uuid: fixed(16, (buffer, item, at) => {
    const written = buffer.write((item as string).replaceAll('-', ''), at, 16, 'hex');
    invariant(written === 16, 'Not a UUID.');
    return at + 16;
  }),
  bool: fixed(1, (buffer, item, at) => buffer.writeUInt8(item ? 1 : 0, at)),
  int2: fixed(2, (buffer, item, at) => buffer.writeInt16BE(item as number, at)),
  int4: fixed(4, (buffer, item, at) => buffer.writeInt32BE(item as number, at)),
  int8: fixed(8, (buffer, item, at) => buffer.writeBigInt64BE(BigInt(item as number | bigint), at)),
  bytea: {
    size: (item) => (item as Buffer).length,
    write: (buffer, item, at) => at + (item as Buffer).copy(buffer, at),
  },
};
