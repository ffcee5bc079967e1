import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rules = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
const page = readFileSync(join(__dirname, '../../../../docs/x12-findings.md'), 'utf8');

describe('docs/x12-findings.md', () => {
  it('names every code that a rule can give', () => {
    const codes = rules.flatMap(
      (name) => readFileSync(join(__dirname, name), 'utf8').match(/(?<=')[A-Z]+(_[A-Z]+)+(?=')/g) ?? [],
    );
    const named = new Set(page.match(/(?<=^\| )[A-Z_]+/gm));

    expect(codes.length).toBeGreaterThan(40);
    expect([...new Set(codes)].filter((code) => !named.has(code))).toEqual([]);
  });
});
