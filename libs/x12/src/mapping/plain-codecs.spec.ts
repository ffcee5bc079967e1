import { usualDelimiters } from '../delimiters.js';
import { segmentFromText } from '../segment.js';
import { type ElementCodec } from './codec.js';
import { cents, day, decimal, minute, text, time } from './plain-codecs.js';

const read = <T>(codec: ElementCodec<T>, written: string) =>
  codec.read(written, segmentFromText(`X*${written}`, usualDelimiters));

it.each<[string, ElementCodec<unknown>, string, unknown]>([
  ['cents', cents, '12.5', 1250],
  ['a decimal', decimal, '-0.25', -0.25],
  ['a decimal without a whole part', decimal, '.5', 0.5],
  ['a day', day, '20260302', '2026-03-02'],
  ['a time', time, '1405', '14:05'],
  ['a time with hundredths', time, '14053025', '14:05:30.25'],
  ['a day with a time', minute, '202603021405', '2026-03-02T14:05'],
])('reads %s', (_, codec, written, value) => expect(read(codec, written)).toBe(value));

it.each<[string, ElementCodec<unknown>, string]>([
  ['money in fractions of a cent', cents, '1.005'],
  ['more digits than a number holds', decimal, '1234567890123456'],
  ['a day that does not exist', day, '20260230'],
  ['a time that does not exist', time, '2460'],
  ['an hour without minutes', time, '14'],
  ['text with a component separator', text, 'A:B'],
])('does not take %s', (_, codec, written) => expect(read(codec, written)).toBeUndefined());

it('writes very small decimals without an exponent', () => {
  expect([0.0000005, 0.1, 3, -2.5].map(decimal.write)).toEqual(['0.0000005', '0.1', '3', '-2.5']);
});
