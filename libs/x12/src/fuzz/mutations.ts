import fc, { type Arbitrary } from 'fast-check';

/** One damage to a file. Places are any number; they are taken modulo what there is. */
export type Mutation = (text: string) => string;

/** Texts that somewhere mean something. */
const fragments = fc.constantFrom(
  ...[
    '~',
    '*',
    ':',
    '^',
    '\n',
    '\r\n',
    '\u0000',
    '\u00e9',
    '\u{1f600}',
    ' ',
    'ISA',
    'ISA*00*',
    'IEA*1*000000905~',
    'GS*HC~',
    'GE*1*1~',
  ],
  ...[
    'ST*837*0001*005010X222A1~',
    'ST*835*0001~',
    'ST~',
    'SE*1*0001~',
    'HL*1**20*1~',
    'HL*2*1*22*0~',
    'NM1*IL*1~',
    'CLM*1*1~',
    'LX*1~',
  ],
  ...[
    'SV1*HC:99213*1*UN*1***1~',
    'CLP*1*1*1*1~',
    'SVC*HC:1*1*1~',
    'CAS*CO*45*1~',
    'PLB*1*20261231*WO:1*1~',
    'LS*2120~',
    'LE*2120~',
  ],
  ...[
    'AK2*837*0001~',
    'IK3*CLM*5*2300*8~',
    'TA1*1*1*1*A*000~',
    'constructor*1~',
    '__proto__*1~',
    'toString',
    '99999999999999999999',
    '-.',
  ],
);

const place = fc.nat();
const length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 400 }));

/** Any characters at all, halves of surrogate pairs too. Made from numbers: fast-check's own strings of all Unicode hold 90 MB. */
const noise = fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 12 }).map((codes) => String.fromCodePoint(...codes));

/** Any one damage. */
export const mutation: Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, length).map(
    ([at, count]): Mutation =>
      (text) =>
        cut(text, at, count),
  ),
  fc.tuple(place, fragments).map(
    ([at, fragment]): Mutation =>
      (text) =>
        insert(text, at, fragment),
  ),
  fc.tuple(place, noise).map(
    ([at, characters]): Mutation =>
      (text) =>
        insert(text, at, characters),
  ),
  fc.tuple(place, fragments).map(
    ([at, fragment]): Mutation =>
      (text) =>
        insert(cut(text, at, fragment.length), at, fragment),
  ),
  fc.tuple(place, place, length).map(
    ([from, to, count]): Mutation =>
      (text) =>
        copy(text, { from, to, count }),
  ),
  fc.tuple(place, place).map(
    ([one, other]): Mutation =>
      (text) =>
        inSegments(text, (parts) => swap(parts, one, other)),
  ),
  fc.tuple(place, length).map(
    ([at, times]): Mutation =>
      (text) =>
        inSegments(text, (parts) => repeat(parts, at, times)),
  ),
  place.map(
    (at): Mutation =>
      (text) =>
        inSegments(text, (parts) => parts.toSpliced(at % parts.length, 1)),
  ),
  place.map(
    (at): Mutation =>
      (text) =>
        text.slice(0, at % (text.length + 1)),
  ),
  fc.constantFrom('|', '>', '\n', '\u001d', 'A', '\u00a7').map(
    (to): Mutation =>
      (text) =>
        text.replaceAll('*', to),
  ),
  fc.constantFrom('\n', '!', '~\r\n', '').map(
    (to): Mutation =>
      (text) =>
        text.replaceAll('~', to),
  ),
);

/** Longer than this nothing grows by repetition. */
const longest = 20_000;

function cut(text: string, at: number, count: number): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + text.slice(from + count);
}

function insert(text: string, at: number, piece: string): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + piece + text.slice(from);
}

function copy(text: string, { from, to, count }: { from: number; to: number; count: number }): string {
  const start = from % (text.length + 1);
  return insert(text, to, text.slice(start, start + count));
}

function inSegments(text: string, change: (segments: string[]) => string[]): string {
  return change(text.split('~')).join('~');
}

function swap(segments: string[], one: number, other: number): string[] {
  const [first, second] = [one % segments.length, other % segments.length];
  return segments.with(first, segments[second]!).with(second, segments[first]!);
}

function repeat(segments: string[], at: number, times: number): string[] {
  const index = at % segments.length;
  const bounded = Math.min(times, Math.floor(longest / (segments[index]!.length + 1)));
  return segments.toSpliced(index, 0, ...Array.from({ length: bounded }, () => segments[index]!));
}
