import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rules = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
const pageOf = (name: string) => readFileSync(join(__dirname, '../../../../docs', name), 'utf8');
const named = new Set(pageOf('x12-findings.md').match(/(?<=^\| )[A-Z_]+/gm));

describe('docs/x12-findings.md', () => {
  it('names every code that a rule can give', () => {
    const codes = rules.flatMap(
      (name) => readFileSync(join(__dirname, name), 'utf8').match(/(?<=')[A-Z]+(_[A-Z]+)+(?=')/g) ?? [],
    );

    expect(codes.length).toBeGreaterThan(40);
    expect([...new Set(codes)].filter((code) => !named.has(code))).toEqual([]);
  });
});

describe('docs/x12-situations.md', () => {
  it('names every situation and balance that is checked, and no other', () => {
    const situations = pageOf('x12-findings.md').match(/(?<=^\| )[A-Z_]+(?= \| [34])/gm) ?? [];
    const onPage = pageOf('x12-situations.md').match(/(?<=`)[A-Z]+(_[A-Z]+)+(?=`)/g) ?? [];

    expect([...new Set(onPage)].toSorted()).toEqual(situations.toSorted());
  });
});
