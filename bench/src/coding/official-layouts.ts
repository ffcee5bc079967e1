import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ptpLines } from './made-up-pairs.js';
import { tabularXml } from './tabular-xml.js';
import { tsvRows } from './tab-separated.js';

type Lines = AsyncIterable<string> | Iterable<string>;

/** A file as its authority would publish it, made from our tables of the same content. */
interface OfficialFile {
  readonly name: string;
  readonly lines: (tables: string) => Lines;
}

/**
 * Writes the tables of `shared/data/codesets` back into the layouts in which CDC and CMS publish them, and 1.7 million made-up NCCI pairs: the
 * published ones cannot be passed on, since they name CPT codes. Files of tables that the folder does not have are left out.
 */
export async function writeOfficialFiles(tables: string, target: string): Promise<string[]> {
  await mkdir(target, { recursive: true });
  const written: string[] = [];
  for (const { name, lines } of officialFiles) {
    const file = path.join(target, name);
    await pipeline(Readable.from(inBlocks(lines(tables))), createWriteStream(file));
    written.push(file);
  }
  return written;
}

async function* inBlocks(lines: Lines): AsyncGenerator<string> {
  let block = '';
  for await (const line of lines) {
    block += line;
    if (block.length > 65_536) {
      yield block;
      block = '';
    }
  }
  if (block !== '') yield block;
}

async function* orderLines(tables: string, table: string, flag: string, { long, short }: { long: string; short: string }) {
  for await (const row of tsvRows(tables, table)) {
    const order = row['order']!.padStart(5, '0');
    const shortText = (row[short] || row[long]!).slice(0, 60);
    yield `${order} ${row['code']!.padEnd(7)} ${row[flag]} ${shortText.padEnd(60)} ${row[long]}\r\n`;
  }
}

async function* poaLines(tables: string) {
  yield 'Order26\tPOAexemptCode\tDescription\r\n';
  for await (const row of tsvRows(tables, 'icd10cm_fy2026')) {
    if (row['poa_exempt'] !== '1') continue;
    const code = row['code']!;
    const dotted = code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
    yield `${row['order']!.padStart(5, '0')}\t${dotted}\t${row['long_desc']}\r\n`;
  }
}

/** Long descriptions go on in further lines, eighty characters each. */
async function* hcpcsLines(tables: string) {
  for await (const row of tsvRows(tables, 'hcpcs_l2_modifiers_2019'))
    yield* hcpcsRecord({ ...row, code: row['modifier']! }, [7, 8]);
  for await (const row of tsvRows(tables, 'hcpcs_l2_2024q3')) yield* hcpcsRecord(row, [3, 4]);
}

function* hcpcsRecord(row: Readonly<Record<string, string>>, [first, more]: [number, number]): Generator<string> {
  const parts = wrapped(row['long_desc']!, 80);
  const compact = (name: string) => (row[name] ?? '').replaceAll('-', '').padEnd(8);
  for (const [place, part] of parts.entries()) {
    const start = `${row['code']!.padStart(5)}${String(place + 1).padStart(4, '0')}0${place === 0 ? first : more}${part.padEnd(80)}`;
    const rest = place === 0 ? (row['short_desc'] ?? '').slice(0, 28) : '';
    const coverage = place === 0 ? (row['coverage'] ?? '') : '';
    const days = place === 0 ? compact('date_added') + compact('date_action') + compact('date_term') + (row['action'] ?? '') : '';
    yield `${`${`${start}${rest}`.padEnd(229)}${coverage}`.padEnd(268)}${days}`.padEnd(320) + '\r\n';
  }
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word.slice(0, width) : `${line} ${word}`;
  }
  return [...lines, line];
}

const adjudications: Readonly<Record<string, string>> = {
  1: '1 Line Edit',
  2: '2 Date of Service Edit: Policy',
  3: '3 Date of Service Edit: Clinical',
};

async function* mueLines(tables: string, table: string, title: string) {
  yield '"MADE FROM A TABLE: the published file opens with the AMA\'s notice,\nover more than one line",,,\r\n';
  yield `HCPCS/CPT Code,${title} Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n`;
  for await (const { hcpcs, mue, mai, rationale } of tsvRows(tables, table)) {
    yield `${hcpcs},${mue},${adjudications[mai!]},${rationale!.includes(',') ? `"${rationale}"` : rationale}\r\n`;
  }
}

async function* relativeValueLines(tables: string) {
  yield ',,MADE FROM A TABLE,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n';
  yield `HCPCS,MOD,DESCRIPTION,CODE,PAYMENT${',RVU'.repeat(26)}\r\n`;
  for await (const row of tsvRows(tables, 'mpfs_2025q4_rvu_hcpcs_l2_only')) {
    const [hcpcs, mod, status, ...rest] = Object.values(row);
    yield `${[hcpcs, mod, '', status, '', ...rest].join(',')}\r\n`;
  }
}

async function* copied(
  tables: string,
  table: string,
  { head, columns, separator }: { head: string; columns: string[]; separator: string },
) {
  yield `${head}\r\n`;
  for await (const row of tsvRows(tables, table)) {
    yield `${columns.map((column) => quoted(row[column] ?? '', separator)).join(separator)}\r\n`;
  }
}

const quoted = (cell: string, separator: string): string =>
  separator === ',' && /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const officialFiles: readonly OfficialFile[] = [
  {
    name: 'icd10cm_order_2026.txt',
    lines: (tables) => orderLines(tables, 'icd10cm_fy2026', 'billable', { long: 'long_desc', short: 'short_desc_if_different' }),
  },
  {
    name: 'icd10pcs_order_2026.txt',
    lines: (tables) => orderLines(tables, 'icd10pcs_fy2026', 'valid', { long: 'long_desc', short: 'short_desc' }),
  },
  { name: 'POAexemptCodesFY26.txt', lines: poaLines },
  { name: 'icd10cm_tabular_2021.xml', lines: tabularXml },
  { name: 'HCPC2024_JUL_ANWEB.txt', lines: hcpcsLines },
  { name: 'ccipra-v302r0-f1.TXT', lines: () => ptpLines(1_700_000) },
  {
    name: 'MCR_MUE_PractitionerServices_Eff_07-01-2024.csv',
    lines: (tables) => mueLines(tables, 'ncci_mue_prac_2024q3_hcpcs_l2_only', 'Practitioner'),
  },
  {
    name: 'MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv',
    lines: (tables) => mueLines(tables, 'ncci_mue_out_2024q3_hcpcs_l2_only', 'Outpatient Hospital'),
  },
  {
    name: 'MCR_MUE_DMESupplierServices_Eff_07-01-2024.csv',
    lines: (tables) => mueLines(tables, 'ncci_mue_dme_2024q3_hcpcs_l2_only', 'DME Supplier'),
  },
  { name: 'PPRRVU2025_Oct.csv', lines: relativeValueLines },
  {
    name: 'GPCI2025.csv',
    lines: (tables) =>
      copied(tables, 'mpfs_gpci_2025', {
        head: 'Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI',
        columns: ['mac', 'state', 'locality', 'locality_name', 'pw_gpci', 'pe_gpci', 'mp_gpci'],
        separator: ',',
      }),
  },
  {
    name: 'ANES2025.csv',
    lines: (tables) =>
      copied(tables, 'mpfs_anesthesia_cf_2025', {
        head: 'Contractor,Locality,Locality Name,National Anes CF of 20.3178',
        columns: ['mac', 'locality', 'locality_name', 'anesthesia_cf'],
        separator: ',',
      }),
  },
  {
    name: 'mce.tsv',
    lines: (tables) =>
      copied(tables, 'mce_v41_1_dx_edits', { head: 'code\tgroup\trule', columns: ['code', 'group', 'rule'], separator: '\t' }),
  },
  {
    name: 'modifiers.tsv',
    lines: (tables) =>
      copied(tables, 'modifiers_common_own_words', {
        head: 'modifier\tdescription\towner',
        columns: ['modifier', 'meaning_own_words', 'owner'],
        separator: '\t',
      }),
  },
  {
    name: 'places-of-service.tsv',
    lines: (tables) =>
      copied(tables, 'place_of_service_cms_2024', {
        head: 'pos\tfacility_type\tname\tdescription',
        columns: ['pos', 'facility_type', 'name', 'description'],
        separator: '\t',
      }),
  },
];
