import { compileElements } from '../grammar/element-check.js';
import { R } from '../grammar/dsl.js';
import { layout } from '../standard/layout.js';
import { faultOf, isDate, isTime } from './value-fault.js';

const colon = ':'.charCodeAt(0);

describe('faultOf', () => {
  it.each([
    ['AN, 1 to 50 characters', 127, 'A-1 b', undefined],
    ['text that is too long', 127, 'x'.repeat(51), '5'],
    ['text that is too short', 67, 'x', '4'],
    ['a tab in text', 127, 'a\tb', '6'],
    ['a letter that ASCII lacks', 127, 'PEÑA', '6'],
    ['a component separator in a simple element', 127, '10:30', '13'],
    ['a decimal', 782, '-12.30', undefined],
    ['a decimal without whole', 782, '.5', undefined],
    ['a decimal of 18 digits', 782, '-1234567890123456.78', undefined],
    ['a decimal of 19 digits', 782, '1234567890123456789', '5'],
    ['a plus sign', 782, '+1', '6'],
    ['two points', 782, '1.2.3', '6'],
    ['a point alone', 782, '.', '6'],
    ['an exponent', 782, '1E3', '6'],
    ['a whole number', 554, '12', undefined],
    ['a point in a whole number', 554, '1.0', '6'],
    ['a date', 373, '20240229', undefined],
    ['a day that does not exist', 373, '20230229', '8'],
    ['a short date', 373, '240229', '4'],
    ['a time', 337, '2359', undefined],
    ['an hour that does not exist', 337, '2400', '9'],
  ])('reads %s', (_, element, value, fault) => {
    const [check] = compileElements(layout('Test', [element]), { 1: R });

    expect(faultOf(check!, value, colon)).toBe(fault);
  });

  it('takes the codes of the guide and tells tolerated ones', () => {
    const [check] = compileElements(layout('Test', [1033]), { 1: R.of('CO', 'PR').alsoRead('CR') });

    expect(['CO', 'CR', 'XX', 'C:'].map((value) => faultOf(check!, value, colon))).toEqual([undefined, 'tolerated', '7', '13']);
  });

  it.each([
    ['D8', '20260302', undefined],
    ['D8', '2026030', '8'],
    ['RD8', '20260302-20260303', undefined],
    ['RD8', '20260302', '8'],
    ['DT', '202603021230', undefined],
    ['DT', '202603022530', '8'],
    ['TM', '1230', undefined],
    ['TM', '9930', '9'],
    ['XX', 'anything', undefined],
  ])('reads a period written %s as %s', (format, value, fault) => {
    const [check] = compileElements(layout('Test', [1251]), { 1: R });

    expect(faultOf(check!, value, colon, format)).toBe(fault);
  });
});

it.each([
  ['20000229', true],
  ['19000229', false],
  ['240229', true],
  ['00000101', false],
  ['2026-3-2', false],
  ['', false],
])('knows whether %s is a date', (text, is) => expect(isDate(text)).toBe(is));

it.each([
  ['0000', true],
  ['235959', true],
  ['23595999', true],
  ['12345', false],
  ['1260', false],
  ['123', false],
])('knows whether %s is a time', (text, is) => expect(isTime(text)).toBe(is));
