import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const isForeign = (name: string): boolean => /(^|\/)(node_modules|dist)$/.test(name);
const sources = globSync('{apps,libs}/*/src/**/*.ts', { cwd: root, exclude: isForeign }).filter(
  (file) => !file.endsWith('.spec.ts'),
);
const code = sources.map(read).join('\n');

/** A name as a word of its own: `Claim` is not found in `ClaimContent`. */
const isInCode = (name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code);

it('pairs words of the trade with names that are in the code', () => {
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const names = rows.flatMap((row) =>
    [
      ...row
        .split('|')
        .at(-2)!
        .matchAll(/`([^`]+)`/g),
    ].map(([, name]) => name!),
  );
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !isInCode(name))).toEqual([]);
});

it('tells operators of metrics, log events and settings that exist', () => {
  const names = [
    ...read('docs/runbook.md').matchAll(
      /`((?:messaging|outbox|claimstream)_\w+|(?:messaging|service)\.[a-z-]+|[A-Z][A-Z_]{5,}|stopped-[a-z-]+\w)`/g,
    ),
  ];
  expect(names.length).toBeGreaterThan(15);
  expect(names.map(([, name]) => name!).filter((name) => !isInCode(name))).toEqual([]);
});

it('sends operators to routes that are there', () => {
  const paths = [...read('docs/runbook.md').matchAll(/(?:GET|POST) \/(v1\/[a-z/-]+)/g)].map(([, route]) => route!);
  const parts = paths.map((route) => [route, route.replace('v1/', ''), route.split('/').at(-1)!]);
  expect(paths.length).toBeGreaterThan(5);
  expect(parts.filter((names) => !names.some((name) => code.includes(`'${name}'`)))).toEqual([]);
});
