import path from 'node:path';
import { importCycles } from './import-cycles.js';
import { readImportGraph } from './import-graph.js';

const root = path.resolve(__dirname, '../..');

it('finds no file that imports itself by way of others, in all our sources', () => {
  expect(importCycles(readImportGraph(root))).toEqual([]);
});

it('sees a cycle that is planted', () => {
  const graph = new Map(readImportGraph(root));
  const [cents, index] = ['libs/kernel/src/cents.ts', 'libs/kernel/src/index.ts'];
  expect(graph.get(index)).toContain(cents);

  graph.set(cents, [...graph.get(cents)!, index]);
  expect(importCycles(graph)).toContainEqual(expect.arrayContaining([cents, index]));
});

it.each([
  ['a file that imports itself', { a: ['a'] }, [['a']]],
  ['a way round over three files', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
  ['two ways to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['a cycle that its first file is not in', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
])('judges %s', (_, graph: Record<string, string[]>, cycles) => {
  expect(importCycles(new Map(Object.entries(graph)))).toEqual(cycles);
});

it('follows every import that is ours to a file that exists', () => {
  const graph = readImportGraph(root);
  const unknown = [...graph].flatMap(([file, imported]) =>
    imported.filter((one) => one.endsWith('.ts') && !graph.has(one)).map((one) => `${file} -> ${one}`),
  );
  expect(unknown).toEqual([]);
});
