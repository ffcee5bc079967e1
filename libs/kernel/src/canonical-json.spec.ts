import { canonicalJson } from './canonical-json.js';

it('writes the same content the same way', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[{"d":1}]}');
  expect(canonicalJson({ a: 'x', b: [{ d: 1 }] })).toBe(canonicalJson({ b: [{ d: 1 }], a: 'x' }));
});
