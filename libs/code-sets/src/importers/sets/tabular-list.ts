import { SaxesParser } from 'saxes';
import { codeNumber } from '../../packed/code-number.js';
import { categoryTable, headingTable, type NoteKind, noteTable, seventhCharacterTable } from '../../sets/tabular-tables.js';
import { targetTable } from '../import-target.js';
import type { Importing, Layout } from '../layout.js';
import { targetsNamedIn } from './note-targets.js';

const notes = targetTable(noteTable);
const seventhCharacters = targetTable(seventhCharacterTable);
const categories = targetTable(categoryTable, ['code']);
const headings = targetTable(headingTable);

const noteKinds: ReadonlySet<string> = new Set<NoteKind>([
  ...(['includes', 'inclusionTerm', 'excludes1', 'excludes2'] as const),
  ...(['codeFirst', 'useAdditionalCode', 'codeAlso', 'notes'] as const),
]);
const levels: ReadonlySet<string> = new Set(['chapter', 'section', 'diag']);

/** CDC's tabular list, `icd10cm_tabular_YYYY.xml`: what stands around the codes. The codes themselves come from the order file. */
export const tabularList: Layout = {
  name: 'ICD-10-CM tabular list (icd10cm_tabular_YYYY.xml)',
  recognises: (head) => /<ICD10CM\.tabular[\s>]/.test(head),
  async read({ file, target, report }: Importing) {
    const parser = new SaxesParser<{ position: true }>({ position: true });
    const reader = new TabularReader({ target, report, file }, () => parser.line);
    parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes as Record<string, string>));
    parser.on('text', (text) => reader.text(text));
    parser.on('closetag', ({ name }) => reader.close(name));
    parser.on('error', (error) => reader.malformed(error.message));

    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const chunk of file.chunks) {
        parser.write(decoder.decode(chunk, { stream: true }));
        if (reader.isMalformed) return;
      }
      decoder.decode();
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      return report.refuse({ file: file.name, line: parser.line, code: 'WRONG_ENCODING', detail: 'This is not UTF-8.' });
    }
    parser.close();
  },
};

interface Place {
  readonly level: string;
  place: string;
}

/** Follows the elements: where in the list we are, and which text is being read. */
class TabularReader {
  isMalformed = false;
  readonly #places: Place[] = [];
  readonly #open: string[] = [];
  #text = '';
  #character = '';
  #position = 0;

  constructor(
    private readonly importing: Importing,
    private readonly line: () => number,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push(name);
    if (levels.has(name)) this.#places.push({ level: name, place: (attributes['id'] ?? '').replace('-', '') });
    if (name === 'extension') this.#character = attributes['char'] ?? '';
    this.#text = '';
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    const text = this.#text.replaceAll(/\s+/g, ' ').trim();
    this.#open.pop();
    const parent = this.#open.at(-1) ?? '';
    const here = this.#places.at(-1);
    if (here && name === 'name' && parent === here.level) this.#named(here, text);
    else if (here && name === 'desc' && parent === here.level && here.level !== 'diag') this.#heading(here, text);
    else if (here && name === 'note' && noteKinds.has(parent)) this.#note(here, parent, text);
    else if (here && name === 'extension' && here.level === 'diag') this.#seventh(here, text);
    if (levels.has(name)) this.#places.pop();
    this.#text = '';
  }

  malformed(message: string): void {
    const { report, file } = this.importing;
    const code = /unclosed|unexpected end/i.test(message) ? 'TRUNCATED' : 'WRONG_LAYOUT';
    if (!this.isMalformed)
      report.refuse({ file: file.name, line: this.line(), code, detail: `The XML is not well formed: ${message}` });
    this.isMalformed = true;
  }

  #named(here: Place, name: string): void {
    here.place = here.level === 'chapter' ? name.padStart(2, '0') : name.replace('.', '');
    if (codeNumber(here.place, 7) <= 0) {
      this.importing.report.badRow({
        file: this.importing.file.name,
        line: this.line(),
        details: ['This is no name of a code.'],
      });
      here.place = '';
    } else if (here.level === 'diag' && here.place.length === 3) {
      const around = (level: string) => this.#places.findLast((place) => place.level === level)?.place ?? '';
      this.#position += 1;
      const row = { code: here.place, position: this.#position, section: around('section'), chapter: around('chapter') };
      this.importing.target.add(categories, row, this.line());
    }
  }

  #heading({ place, level }: Place, title: string): void {
    if (place !== '') this.importing.target.add(headings, { place, level, title }, this.line());
  }

  #note({ place, level }: Place, kind: string, text: string): void {
    if (place === '' || text === '') return;
    const row = { place, level: level === 'diag' ? 'code' : level, kind, text, targets: targetsNamedIn(text) };
    this.importing.target.add(notes, row, this.line());
  }

  #seventh({ place }: Place, meaning: string): void {
    if (place === '' || this.#character === '') return;
    this.importing.target.add(seventhCharacters, { code: place, character: this.#character, meaning }, this.line());
  }
}
