import { invariant } from '@claimstream/kernel';
import type { Column, ColumnKind } from '../packed/column.js';
import { PackedTable } from '../packed/packed-table.js';
import { tableSchemas } from '../sets/all-tables.js';
import type { SomeTable } from './release.js';

/** Sections begin at multiples of eight bytes: every kind of number can be read where it stands. */
const alignment = 8;
const aligned = (size: number): number => Math.ceil(size / alignment) * alignment;
const formatVersion = 1;
/** The length of the header, before it. */
const prefix = 8;

interface Header {
  readonly format: number;
  readonly tables: readonly {
    readonly name: string;
    readonly size: number;
    readonly columns: readonly { readonly name: string; readonly kind: string; readonly sections: readonly number[] }[];
  }[];
}

/** The tables of a release as bytes: a header that says what there is, then the arrays as they are in memory. Little-endian, as all our machines are. */
export function* packedParts(tables: readonly SomeTable[]): Generator<Uint8Array> {
  const header: Header = {
    format: formatVersion,
    tables: tables.map((table) => ({
      ...{ name: table.schema.name, size: table.size },
      columns: columnsOf(table).map(([name, column]) => ({
        ...{ name, kind: kindsOf(table.schema.name)[name]!.name, sections: column.sections.map(({ byteLength }) => byteLength) },
      })),
    })),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(prefix);
  length.writeUInt32LE(text.length);
  yield length;
  yield* padded(text);
  for (const table of tables) {
    for (const [, column] of columnsOf(table)) {
      for (const section of column.sections) {
        yield* padded(new Uint8Array(section.buffer, section.byteOffset, section.byteLength));
      }
    }
  }
}

function* padded(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
  const rest = aligned(bytes.byteLength) - bytes.byteLength;
  if (rest > 0) yield new Uint8Array(rest);
}

/** How many bytes that makes. */
export const packedSize = (tables: readonly SomeTable[]): number =>
  packedParts(tables).reduce((size, part) => size + part.byteLength, 0);

/** The tables again, over the same bytes: nothing is copied. Throws where the bytes are not what `packedParts` made. */
export function unpackedTables(bytes: Uint8Array<ArrayBuffer>): SomeTable[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = buffer.readUInt32LE();
  const header = JSON.parse(buffer.toString('utf8', prefix, prefix + headerLength)) as Header;
  invariant(header.format === formatVersion, 'The release was packed by another version; import its file again.');
  let at = prefix + aligned(headerLength);
  const section = (length: number): Uint8Array<ArrayBuffer> => {
    invariant(at + length <= bytes.byteLength, 'The packed release is shorter than its header says.');
    const view = bytes.subarray(at, at + length);
    at += aligned(length);
    return view;
  };
  return header.tables.map(({ name, size, columns }) => {
    const kinds = kindsOf(name);
    const opened = columns.map((column) => {
      const kind = kinds[column.name];
      invariant(kind?.name === column.kind, `Column ${column.name} was packed in another way; import its file again.`);
      return [column.name, kind.open(column.sections.map(section))] as const;
    });
    return new PackedTable(tableSchemas.get(name)!, Object.fromEntries(opened), size);
  });
}

const columnsOf = (table: SomeTable): [string, Column<unknown>][] => Object.entries(table.columns) as [string, Column<unknown>][];

function kindsOf(table: string): Readonly<Record<string, ColumnKind<unknown>>> {
  const schema = tableSchemas.get(table);
  invariant(schema, `There is no table ${table}.`);
  return schema.columns as Readonly<Record<string, ColumnKind<unknown>>>;
}
