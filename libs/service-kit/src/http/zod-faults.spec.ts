import { z } from 'zod';
import { faultsOf } from './zod-faults.js';

const codesOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return faultsOf(error!.issues, value).map(({ pointer, code }) => `${pointer} ${code}`);
};

it('points with RFC 6901', () => {
  expect(codesOf(z.object({ 'a/b': z.object({ 'c~d': z.array(z.int()) }) }), { 'a/b': { 'c~d': [1, 'x'] } })).toEqual([
    '/a~1b/c~0d/1 INVALID_TYPE',
  ]);
});

it('tells what is missing from what is wrong', () => {
  expect(codesOf(z.object({ a: z.string(), b: z.string(), c: z.enum(['x']) }), { b: null, c: 'y' })).toEqual([
    '/a REQUIRED',
    '/b INVALID_TYPE',
    '/c INVALID_VALUE',
  ]);
});

it('speaks of the case that a tagged union names, and of the closest one otherwise', () => {
  const tagged = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), x: z.int() }),
    z.object({ kind: z.literal('b'), y: z.int() }),
  ]);
  expect(codesOf(tagged, { kind: 'b', x: 1 })).toEqual(['/y REQUIRED']);
  expect(codesOf(tagged, { kind: 'c' })).toEqual(['/kind INVALID_UNION']);
  const open = z.object({ who: z.union([z.object({ npi: z.string(), name: z.string() }), z.object({ taxId: z.string() })]) });
  expect(codesOf(open, { who: { taxId: 7 } })).toEqual(['/who/taxId INVALID_TYPE']);
});

it('finds all faults of a record and of a whole', () => {
  expect(codesOf(z.record(z.string(), z.int()), { a: 'x', b: 'y' })).toEqual(['/a INVALID_TYPE', '/b INVALID_TYPE']);
  expect(codesOf(z.object({}), 'text')).toEqual([' INVALID_TYPE']);
});
