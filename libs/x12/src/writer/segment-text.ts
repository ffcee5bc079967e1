import { type Delimiters } from '../delimiters.js';
import { type ElementValue } from '../documents/parts.js';
import { elementName } from '../findings.js';
import { NotWritable } from './refused.js';

/** How text is put into segments. `replacement` stands in for a delimiter that occurs in data; without one such data is refused. */
export interface TextStyle {
  readonly delimiters: Delimiters;
  readonly replacement?: string;
}

/** Writes segments with their terminator: trailing empty elements and components are cut, delimiters and control characters in data refused. */
export class SegmentText {
  private readonly forbidden: RegExp;
  private readonly end: string;
  private readonly repetition: string;

  constructor(private readonly style: TextStyle) {
    const { element, component, repetition = '', segment } = style.delimiters;
    // Control characters are in neither character set of X12.
    this.forbidden = new RegExp(
      `[\\u0000-\\u001f\\u007f${[element, component, repetition, segment].map(escaped).join('')}]`,
      'g',
    );
    this.end = segment;
    this.repetition = repetition;
  }

  /** `where` is the path of the segment's place, for the refusal. */
  write(id: string, elements: readonly (ElementValue | undefined)[], where: string): string {
    const { element } = this.style.delimiters;
    let text = id;
    let separators = '';
    for (let index = 0; index < elements.length; index++) {
      separators += element;
      const value = elements[index];
      if (value === undefined || value === '') continue;
      const written =
        typeof value === 'string' ? this.plain(value, id, index + 1, where) : this.composed(value, id, index + 1, where);
      if (written === '') continue;
      text += separators + written;
      separators = '';
    }
    return text + this.end;
  }

  private composed(repetitions: string[][], id: string, element: number, where: string): string {
    if (repetitions.length > 1 && this.repetition === '') {
      throw new NotWritable(
        'DELIMITER_IN_DATA',
        fieldName(where, id, element),
        'The delimiters have no repetition separator, so the element cannot repeat.',
      );
    }
    const texts = repetitions.map((components) => {
      let last = components.length;
      while (last > 0 && !components[last - 1]) last--;
      return components
        .slice(0, last)
        .map((text, index) => this.plain(text, id, element, where, index + 1))
        .join(this.style.delimiters.component);
    });
    return texts.join(this.repetition);
  }

  private plain(text: string, id: string, element: number, where: string, component?: number): string {
    this.forbidden.lastIndex = 0;
    if (!this.forbidden.test(text)) return text;
    if (this.style.replacement !== undefined) return text.replaceAll(this.forbidden, this.style.replacement).trimEnd();
    throw new NotWritable(
      'DELIMITER_IN_DATA',
      fieldName(where, id, element, component),
      'The data holds a delimiter or a control character, which X12 cannot carry.',
    );
  }
}

const fieldName = (where: string, id: string, element: number, component?: number): string =>
  where.replace(/[^/]*$/, '') + elementName(id, { element, component });

const escaped = (character: string): string => character.replace(/[\\\]^-]/g, String.raw`\$&`);
