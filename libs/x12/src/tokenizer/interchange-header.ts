import { type Delimiters } from '../delimiters.js';

/** Bytes of an ISA with its terminator. */
export const headerLength = 106;

/** Where the sixteen element separators of an ISA stand. */
const separatorPlaces = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

/** An ISA whose ids were not filled with blanks is shorter, one from a careless template longer; nothing real is longer than this. */
const longestHeader = 256;

/** Why an ISA cannot be read as it is: the TA1 note and a sentence. */
export interface HeaderTrouble {
  readonly note: '004' | '022' | '023' | '024' | '026' | '027';
  readonly message: string;
}

export type HeaderReading =
  | { readonly kind: 'not a header' }
  | { readonly kind: 'incomplete' }
  /** The separators are unusable: the text up to `length` is all that can be told of the interchange. */
  | { readonly kind: 'unreadable'; readonly length: number; readonly delimiters: Delimiters; readonly trouble: HeaderTrouble }
  | {
      readonly kind: 'header';
      /** Bytes with the terminator. */
      readonly length: number;
      readonly delimiters: Delimiters;
      readonly fixedWidth: boolean;
      readonly troubles: readonly HeaderTrouble[];
    };

/**
 * Reads the separators at `ISA` by position, as the standard fixes them, else by counting separators. `complete` says that no more text
 * will come. Text is one character a byte.
 */
export function readHeader(text: string, at: number, complete: boolean): HeaderReading {
  const available = text.length - at;
  if (available < 4) return complete ? { kind: 'not a header' } : { kind: 'incomplete' };
  const element = text.charAt(at + 3);
  if (isWordOrBlank(element) || element < ' ') return { kind: 'not a header' };
  if (available < headerLength && !complete) return { kind: 'incomplete' };

  const fixedWidth = separatorPlaces.every((place) => text.charAt(at + place) === element);
  const last = fixedWidth ? at + 103 : lastSeparator(text, at, element);
  if (last + 2 >= text.length || last < 0) {
    if (!complete && text.length < at + longestHeader + 3) return { kind: 'incomplete' };
    return unreadable(text, at, element, complete);
  }
  const repetition = text.slice(at, last).split(element)[11] ?? '';
  return judge(
    { element, repetition, component: text.charAt(last + 1), segment: text.charAt(last + 2) },
    last + 3 - at,
    fixedWidth,
  );
}

function judge(
  { element, repetition, component, segment }: Required<Delimiters>,
  length: number,
  fixedWidth: boolean,
): HeaderReading {
  if (isWordOrBlank(segment) || segment === element || isBeyondAscii(segment)) {
    const trouble: HeaderTrouble = { note: '004', message: 'The character after ISA16 cannot be a segment terminator.' };
    return { kind: 'unreadable', length, delimiters: { element, component: noSeparator, segment: noSeparator }, trouble };
  }
  const troubles: HeaderTrouble[] = [];
  const componentFits = !isWordOrBlank(component) && !isBeyondAscii(component) && component !== element && component !== segment;
  if (!componentFits) troubles.push({ note: '027', message: 'ISA16 cannot be a component separator.' });
  const repeats = repetition.length === 1 && !isWordOrBlank(repetition);
  const repetitionFits = !isBeyondAscii(repetition) && ![element, component, segment].includes(repetition);
  if (repeats && !repetitionFits) troubles.push({ note: '026', message: 'ISA11 cannot be a repetition separator.' });
  const delimiters: Delimiters = {
    element,
    component: componentFits ? component : noSeparator,
    ...(repeats && repetitionFits ? { repetition } : {}),
    segment,
  };
  return { kind: 'header', length, delimiters, fixedWidth, troubles };
}

function unreadable(text: string, at: number, element: string, complete: boolean): HeaderReading {
  const trouble: HeaderTrouble = complete
    ? { note: '023', message: 'The file ends inside the interchange header.' }
    : { note: '024', message: 'The interchange header does not have sixteen elements.' };
  const length = Math.min(text.length - at, headerLength);
  return { kind: 'unreadable', length, delimiters: { element, component: noSeparator, segment: noSeparator }, trouble };
}

/** The sixteenth separator of an ISA that is not fixed width, or -1. */
function lastSeparator(text: string, at: number, element: string): number {
  let place = at + 3;
  for (let count = 1; count < 16; count++) {
    place = text.indexOf(element, place + 1);
    if (place < 0 || place > at + longestHeader) return -1;
  }
  return place;
}

/** Stands for a separator that an interchange does not have. */
const noSeparator = '\u0000';

function isWordOrBlank(character: string): boolean {
  return /^[A-Za-z0-9 \0]?$/.test(character);
}

function isBeyondAscii(character: string): boolean {
  return character > '\u007f';
}
