import { code } from './number-columns.js';
import { defineTable, tableOf } from './packed-table.js';
import { word } from './text-columns.js';

const table = defineTable<{ code: string; word: string }>({
  name: 'spec',
  key: ['code'],
  columns: { code: code(5), word },
});

it('finds the first and the last row, and nothing before, between and after, nor in an empty table', () => {
  const rows = tableOf(
    table,
    ['ZZZZZ', '0', 'A1'].map((each) => ({ code: each, word: each })),
  );
  expect(['0', 'A1', 'ZZZZZ'].map((each) => rows.get(each)?.word)).toEqual(['0', 'A1', 'ZZZZZ']);
  expect(['', '00', 'A', 'A10', 'ZZZZ', 'ZZZZZZ', 'a1', 'Ä1', ' '].map((each) => rows.get(each))).toEqual(
    Array(9).fill(undefined),
  );
  expect(['', '0', 'A', 'ZZZZZ', 'ß', 'ZZZZZZ'].map((each) => [...rows.rows(rows.startingWith(each))].length)).toEqual([
    3, 1, 1, 1, 0, 0,
  ]);
  const none = tableOf(table, []);
  expect([none.get('A1'), [...none.rows(none.startingWith(''))]]).toEqual([undefined, []]);
});

it('takes no more different words than it can tell apart', () => {
  const rows = Array.from({ length: 65_537 }, (_, at) => ({ code: '0', word: `word ${at}` }));
  expect(tableOf(table, rows.slice(0, -1)).row(65_535).word).toBe('word 65535');
  expect(() => tableOf(table, rows)).toThrow('different words');
});
