import { tsvRows } from './tab-separated.js';

interface Part {
  readonly notes: { kind: string; text: string }[];
  readonly seventh: { char: string; meaning: string }[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);

/** CDC's tabular list as XML again, of our tables of its notes: chapters, sections, and each code below those that it begins with. */
export async function* tabularXml(tables: string): AsyncGenerator<string> {
  const parts = await partsOf(tables);
  const codes = await codesOf(tables);
  yield '<?xml version="1.0" encoding="utf-8"?>\n<ICD10CM.tabular>\n<version>2021</version>\n';
  const sections: string[] = [];
  for await (const row of tsvRows(tables, 'icd10cm_chapters_sections_jan2021')) sections.push(row['section_id']!);
  let chapter = '';
  for await (const row of tsvRows(tables, 'icd10cm_chapters_sections_jan2021')) {
    if (row['chapter'] !== chapter) {
      if (chapter !== '') yield '</chapter>\n';
      chapter = row['chapter']!;
      yield `<chapter><name>${chapter}</name><desc>${escaped(row['chapter_desc']!)}</desc>\n${around(parts.get(`chapter ${chapter}`))}`;
    }
    const section = row['section_id']!;
    yield `<section id="${section}"><desc>${escaped(row['section_desc']!)}</desc>\n${around(parts.get(`section ${section}`))}`;
    if (!sections.some((other) => isInside(other, section))) yield* codesBelow(codes, { section, parts });
    yield '</section>\n';
  }
  if (chapter !== '') yield '</chapter>\n';
  yield '</ICD10CM.tabular>\n';
}

/** Some sections (C00-C96, V00-X58) stand above others, which have the codes. */
function isInside(section: string, above: string): boolean {
  const [first, last = first] = section.split('-') as [string, string?];
  const [from, to = from] = above.split('-') as [string, string?];
  return section !== above && first >= from && last! <= to!;
}

async function partsOf(tables: string): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>();
  const partAt = (row: Readonly<Record<string, string>>, column: string): Part => {
    const key = `${row['level']} ${row[column]}`;
    const part = parts.get(key) ?? { notes: [], seventh: [] };
    parts.set(key, part);
    return part;
  };
  for await (const row of tsvRows(tables, 'icd10cm_tabular_notes_jan2021')) {
    partAt(row, 'code_or_range').notes.push({ kind: row['note_type']!, text: row['text']! });
  }
  for await (const row of tsvRows(tables, 'icd10cm_seventh_char_jan2021')) {
    partAt(row, 'code').seventh.push({ char: row['char']!, meaning: row['meaning']! });
  }
  return parts;
}

async function codesOf(tables: string): Promise<{ code: string; title: string }[]> {
  const codes: { code: string; title: string }[] = [];
  for await (const row of tsvRows(tables, 'icd10cm_fy2026')) {
    // What ends with a seventh character is not spelled out in the list.
    if (row['code']!.length < 7) codes.push({ code: row['code']!, title: row['long_desc']! });
  }
  return codes;
}

const around = (part: Part | undefined): string => {
  if (!part) return '';
  const notes = part.notes.map(({ kind, text }) => `<${kind}><note>${escaped(text)}</note></${kind}>\n`);
  const seventh = part.seventh.map(({ char, meaning }) => `<extension char="${char}">${escaped(meaning)}</extension>\n`);
  return notes.join('') + (seventh.length > 0 ? `<sevenChrDef>\n${seventh.join('')}</sevenChrDef>\n` : '');
};

/** A section's first and last category stand in its name; in the order of the list those between them are its. */
function* codesBelow(
  codes: readonly { code: string; title: string }[],
  { section, parts }: { section: string; parts: ReadonlyMap<string, Part> },
): Generator<string> {
  const [first, last = first] = section.split('-') as [string, string?];
  const from = codes.findIndex(({ code }) => code === first);
  const open: string[] = [];
  for (let at = from; at >= 0 && at < codes.length; at += 1) {
    const { code, title } = codes[at]!;
    const past = at > from && !code.startsWith(last!) && codes[at - 1]!.code.startsWith(last!);
    if (past) break;
    while (open.length > 0 && !code.startsWith(open.at(-1)!)) {
      open.pop();
      yield '</diag>\n';
    }
    open.push(code);
    yield `<diag><name>${dotted(code)}</name><desc>${escaped(title)}</desc>\n${around(parts.get(`diag ${code}`))}`;
  }
  yield '</diag>\n'.repeat(open.length);
}
