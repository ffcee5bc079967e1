import { codeSetOf } from './code-set-of.js';

const orderLine = `00001 X00     0 ${'Things'.padEnd(60)} Things\r\n`;

it('tells the set of a file that begins with a byte order mark', () => {
  const headOf = (text: string) => Buffer.from(`\ufeff${text}`).toString('latin1');
  expect(codeSetOf({ name: 'codes.txt', head: headOf(orderLine) })).toBe('icd-10-cm');
  expect(codeSetOf({ name: 'codes.csv', head: headOf('Code,Grouping,Classification\n') })).toBe('taxonomy');
  expect(codeSetOf({ name: 'codes.txt', head: headOf('Something else\n') })).toBeUndefined();
});
