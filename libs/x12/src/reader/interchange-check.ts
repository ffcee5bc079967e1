import { type Delimiters } from '../delimiters.js';
import { type Finding, positionOf } from '../findings.js';
import { type Segment } from '../segment.js';
import { isDate, isTime } from './value-fault.js';

/** What is wrong with the content of an ISA, each with its TA1 note. Separators are the tokenizer's business. */
export function interchangeFindings(isa: Segment): Finding[] {
  return isaElements.flatMap(({ note, width, fits }, index) => {
    const element = index + 1;
    const value = isa.element(element);
    if (value.length !== width) return [isaFinding(isa, element, note, `is not ${width} characters long`)];
    if (!choosers.has(element) && hasDelimiter(value, isa.delimiters))
      return [isaFinding(isa, element, note, 'holds a delimiter of its own interchange')];
    return fits(value) ? [] : [isaFinding(isa, element, note, 'has a value that it cannot have')];
  });
}

/** ISA11 and ISA16 are themselves delimiters. */
const choosers: ReadonlySet<number> = new Set([11, 16]);

function hasDelimiter(value: string, { component, repetition, segment }: Delimiters): boolean {
  return [component, repetition, segment].some((delimiter) => delimiter !== undefined && value.includes(delimiter));
}

interface IsaElement {
  readonly note: string;
  readonly width: number;
  readonly fits: (value: string) => boolean;
}

const anything = () => true;
/** The extended character set of X12 is what ASCII prints. */
const printable = (value: string) => /^[\x20-\x7e]*$/.test(value);
const oneOf = (...codes: string[]) => {
  const list = new Set(codes);
  return (value: string) => list.has(value);
};
const written = (value: string) => value.trim() !== '' && printable(value);
const partyQualifier = oneOf('01', '14', '20', '27', '28', '29', '30', '33', 'ZZ');

/** ISA01 to ISA16. */
const isaElements: readonly IsaElement[] = [
  { note: '010', width: 2, fits: oneOf('00', '01', '02', '03', '04', '05', '06', '07', '08') },
  { note: '011', width: 10, fits: printable },
  { note: '012', width: 2, fits: oneOf('00', '01') },
  { note: '013', width: 10, fits: printable },
  { note: '005', width: 2, fits: partyQualifier },
  { note: '006', width: 15, fits: written },
  { note: '007', width: 2, fits: partyQualifier },
  { note: '008', width: 15, fits: written },
  { note: '014', width: 6, fits: isDate },
  { note: '015', width: 4, fits: isTime },
  { note: '026', width: 1, fits: anything },
  { note: '003', width: 5, fits: oneOf('00501') },
  { note: '018', width: 9, fits: (value) => /^\d{9}$/.test(value) && Number(value) > 0 },
  { note: '019', width: 1, fits: oneOf('0', '1') },
  { note: '020', width: 1, fits: oneOf('P', 'T') },
  { note: '027', width: 1, fits: anything },
];

function isaFinding(isa: Segment, element: number, note: string, fault: string): Finding {
  const name = `ISA${String(element).padStart(2, '0')}`;
  const finding = { snip: 1, severity: 'error', code: `TA105:${note}`, path: `ISA/${name}` } as const;
  return { ...finding, position: positionOf(isa, undefined, { element }), message: `${name} ${fault}.` };
}
