import { type Finding } from '../findings.js';
import { type Segment } from '../segment.js';
import { Tokenizer } from './tokenizer.js';
import { usualLimits } from './limits.js';

const isa = (change: { repetition?: string; end?: string } = {}) =>
  `ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1200*${change.repetition ?? '^'}*00501*000000001*0*P${change.end ?? '*:~'}`;
const body = 'GS*HC*A*B*20260302*1200*1*X*005010X222A1~ST*837*0001~REF*G1*A^B*C:D~SE*3*0001~GE*1*1~IEA*1*000000001~';

describe('Tokenizer', () => {
  it('finds the separators by position and counts segments from ST', () => {
    const { segments, findings } = tokens(isa() + body);

    expect(segments.map(({ id, index }) => [id, index])).toEqual([
      ['ISA', 0],
      ['GS', 0],
      ['ST', 1],
      ['REF', 2],
      ['SE', 3],
      ['GE', 0],
      ['IEA', 0],
    ]);
    const ref = segments[3]!;
    expect([ref.element(2), ref.repetitions(2), ref.component(2, 1, 2), ref.component(3, 2), ref.element(9)]).toEqual([
      'A^B',
      ['A', 'B'],
      'B',
      'D',
      '',
    ]);
    expect(findings).toEqual([]);
  });

  it.each(['U', ' ', '1'])('repeats nothing when ISA11 is "%s"', (repetition) => {
    const { segments } = tokens(isa({ repetition }) + body);

    expect(segments[3]!.repetitions(2)).toEqual(['A^B']);
  });

  it('takes a line feed as terminator and keeps the lines apart', () => {
    const { segments, findings } = tokens((isa() + body).replaceAll('~', '\n'));

    expect(segments.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(findings).toEqual([]);
  });

  it('tolerates a byte order mark, leading text, indentation and line breaks, and says so once each', () => {
    const { segments, findings } = tokens(`\ufeffHello\n${isa()}\r\n  ${body.replaceAll('~', '~\r\n  ')}`);

    expect(segments).toHaveLength(7);
    expect(findings.map(({ code, severity, position: { line } }) => [code, severity, line])).toEqual([
      ['BYTE_ORDER_MARK', 'warning', 1],
      ['BYTES_BEFORE_INTERCHANGE', 'warning', 1],
      ['LINE_BREAKS_BETWEEN_SEGMENTS', 'warning', 2],
      ['BLANKS_BETWEEN_SEGMENTS', 'warning', 3],
    ]);
  });

  it('counts offsets in bytes and reads UTF-8, else Latin-1', () => {
    const text = isa() + 'GS*Ä~GS*Ö~';
    const { segments } = tokens(text);
    const latin = tokens(Buffer.concat([Buffer.from(isa()), Buffer.from('GS*\u00c4~GS*A~', 'latin1')]));

    expect(segments.map((segment) => [segment.element(1).slice(0, 2), segment.offset])).toEqual([
      ['00', 0],
      ['Ä', 106],
      ['Ö', 112],
    ]);
    expect(latin.segments.map((segment) => segment.element(1))).toEqual(['00', 'Ä', 'A']);
  });

  it('gives every interchange its own delimiters', () => {
    const second = (isa() + body).replaceAll('*', '|').replaceAll('~', '!').replaceAll(':', '>');
    const { segments } = tokens(isa() + body + second);

    expect(segments).toHaveLength(14);
    expect(segments[10]!.component(3, 2)).toBe('D');
    expect(segments[10]!.id).toBe('REF');
    expect(segments[7]!.delimiters).toEqual({ element: '|', component: '>', repetition: '^', segment: '!' });
  });

  it('starts over at an ISA whose predecessor was never closed', () => {
    const { headers } = tokens(isa() + 'GS*HC~' + isa() + body);

    expect(headers).toEqual([true, true]);
  });

  it.each([
    ['an ISA whose fields are not filled', isa().replaceAll(/ {2,}/g, ' ') + body, [true], []],
    ['a terminator that is a letter', isa({ end: '*:' }) + body, [false], ['TA105:004']],
    ['a component separator that is the element separator', isa({ end: '**~' }) + body, [true], ['TA105:027']],
    ['a repetition separator that is the terminator', isa({ repetition: '~' }) + body, [true], ['TA105:026']],
    ['an ISA that breaks off', isa().slice(0, 60), [false], ['TA105:023']],
    ['no interchange', 'GS*HC*A~ISABELLA', [], ['BYTES_BEFORE_INTERCHANGE', 'NO_INTERCHANGE']],
    ['nothing', '', [], ['NO_INTERCHANGE']],
  ])('reads %s', (_, text, readable, codes) => {
    const { headers, findings } = tokens(text);

    expect(headers).toEqual(readable);
    expect(findings.filter(({ code }) => code !== 'BYTES_AFTER_INTERCHANGE').map(({ code }) => code)).toEqual(codes);
  });

  it('gives up an interchange whose segment never ends and goes on at the next ISA', () => {
    const { headers, findings, abandoned } = tokens(isa() + 'x'.repeat(usualLimits.segmentBytes + 50) + isa() + body);

    expect(headers).toEqual([true, true]);
    expect(findings.map(({ code }) => code)).toEqual(['TA105:024']);
    expect(abandoned).toBe(1);
  });

  it('tells a last segment without terminator and segments without text', () => {
    const { segments, findings } = tokens((isa() + body).replace('~GE', '~~GE').slice(0, -1));

    expect(segments.at(-1)).toMatchObject({ id: 'IEA' });
    expect(findings.map(({ code }) => code)).toEqual(['EMPTY_SEGMENT', 'UNTERMINATED_SEGMENT']);
  });

  it('reads a file at once as it reads it in pieces', () => {
    const text = isa() + body.replace('REF*G1*A^B*C:D~', 'REF*G1*Ä^B*C:D~'.repeat(20_000));
    const { segments } = tokens(text);

    expect(segments).toHaveLength(20_006);
    expect(segments.at(-1)).toMatchObject({ id: 'IEA', offset: Buffer.byteLength(text) - 'IEA*1*000000001~'.length });
  });

  it('tells the same whatever the size of the chunks', () => {
    const text = Buffer.from(
      `\ufeff\nHello ${isa()}\r\n ${body}\r\n trailing ${isa().replaceAll(/ {2,}/g, ' ')}NM1*Ä~~${isa({ end: '**~' })}${body} ${isa().slice(0, 70)}`,
    );
    const whole = tokens(text);

    for (let size = 1; size <= 200; size++) {
      const cut = tokens(text, size);
      expect({ size, ...cut }).toEqual({ size, ...whole });
      expect({ size, ...tokens(text.toString(), size) }).toEqual({ size, ...whole });
    }
  });
});

function tokens(text: Buffer | string, size = Infinity) {
  const segments: Segment[] = [];
  const headers: boolean[] = [];
  const findings: Finding[] = [];
  let abandoned = 0;
  const tokenizer = new Tokenizer({
    header(header, readable) {
      segments.push(header);
      headers.push(readable);
    },
    segment: (segment) => segments.push(segment),
    abandon: () => abandoned++,
    finding: (finding) => findings.push(finding),
  });
  for (let at = 0; at < text.length; at += size) tokenizer.push(text.slice(at, at + size));
  tokenizer.end();
  return { segments, headers, findings, abandoned };
}
