import { binaryArray } from './binary-array.js';

it('writes an array as array_recv reads it: dimensions, nulls flag, element type, length, lower bound, items', () => {
  expect(binaryArray('int4', [1, null]).toString('hex')).toBe(
    ['00000001', '00000001', '00000017', '00000002', '00000001', '00000004', '00000001', 'ffffffff'].join(''),
  );
});

it('writes an empty array without a dimension', () => {
  expect(binaryArray('text', []).toString('hex')).toBe(['00000000', '00000001', '00000019'].join(''));
});

it('puts the version before the text of jsonb', () => {
  expect(binaryArray('jsonb', ['{"ä":1}']).subarray(20).toString('hex')).toBe(
    `00000009${'01'}${Buffer.from('{"ä":1}').toString('hex')}`,
  );
});

it('refuses what is not a UUID', () => {
  expect(() => binaryArray('uuid', ['nonsense'])).toThrow('Not a UUID');
});
