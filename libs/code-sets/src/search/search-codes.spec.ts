import { ReleaseShelf } from '../releases/release-shelf.js';
import { specReleases } from '../tables/spec-tables.js';
import { codeDetail } from './code-detail.js';
import { searchCodes } from './search-codes.js';

const date = '2026-03-02';
const shelf = new ReleaseShelf(
  specReleases({
    'icd-10-cm': [
      { code: 'I10', description: 'Essential (primary) hypertension' },
      { code: 'I27', billable: false, description: 'Other pulmonary heart diseases' },
      { code: 'I270', description: 'Primary pulmonary hypertension' },
      { code: 'S72', billable: false, description: 'Fracture of femur' },
      { code: 'S720', billable: false, description: 'Fracture of head and neck of femur' },
      {
        code: 'S72001A',
        description: 'Fracture of unspecified part of neck of right femur, initial encounter for closed fracture',
      },
      {
        code: 'S72002A',
        description: 'Fracture of unspecified part of neck of left femur, initial encounter for closed fracture',
      },
      { code: 'I509', description: 'Heart failure, unspecified' },
      { code: 'K50', billable: false, description: "Crohn's disease [regional enteritis]" },
      { code: 'M542', description: 'Cervicalgia' },
      { code: 'H810', description: "Ménière's disease" },
    ],
    'icd-10-cm-tabular': {
      notes: [
        { place: 'I509', kind: 'inclusionTerm', text: 'Congestive heart failure NOS' },
        { place: 'S72', kind: 'excludes1', text: 'traumatic amputation (S78.-)', targets: 'S78*' },
        { place: 'S72', kind: 'inclusionTerm', text: 'Broken thigh' },
      ],
      'seventh-characters': [{ code: 'S72', character: 'A', meaning: 'initial encounter' }],
    },
    hcpcs: [
      { code: 'G0101', description: 'Screening of the cervix' },
      { code: 'G0199', description: 'An ended zoster service', terminatedOn: '2025-12-31' },
      { code: 'LT', description: 'Left side' },
    ],
  }),
);
const found = (query: string, change: object = {}) =>
  searchCodes(shelf, { query, date, limit: 10, ...change }).map(({ code }) => code);

it.each([
  ['a code', 'I10', ['I10']],
  ['the beginning of a code, with its point, in order', 's72.0', ['S720', 'S72001A', 'S72002A']],
  ['words in any order', 'femur fracture right', ['S72001A']],
  ['beginnings of words', 'fract fem ri', ['S72001A']],
  ['abbreviations', 'HTN', ['I10', 'I270']],
  ['abbreviations among words', 'fx femur', ['S72002A', 'S72001A', 'S72', 'S720']],
  ['other names of the tabular list', 'CHF', ['I509']],
  ['a word with an apostrophe', 'crohns', ['K50']],
  ['a word with accents, typed with them', 'Ménière', ['H810']],
  ['and without', 'meniere', ['H810']],
  ['plurals', 'fractures femurs', ['S72002A', 'S72001A', 'S72', 'S720']],
  ['what fits most words where nothing fits all', 'cervicalgia zebra', ['M542']],
  ['nothing', 'zebra', []],
])('finds %s', (_what, query, codes) => {
  expect(found(query)).toEqual(codes);
});

it('keeps to one system, to what is billable and to the limit where asked', () => {
  expect(found('cerv')).toEqual(['M542', 'G0101']);
  expect(found('cerv', { system: 'hcpcs' })).toEqual(['G0101']);
  expect(found('s72', { billableOnly: true })).toEqual(['S72001A', 'S72002A']);
  expect(found('femur', { limit: 2 })).toHaveLength(2);
  expect(found('cerv', { system: 'cpt' })).toEqual([]);
});

describe('of several systems', () => {
  const three = new ReleaseShelf(
    specReleases({
      'icd-10-cm': [{ code: 'E119', description: 'Type 2 diabetes mellitus without complications' }],
      hcpcs: [
        { code: 'A0009', description: 'Made-up set of 9' },
        { code: 'LT', description: 'Left side' },
      ],
      'icd-10-pcs': [{ code: 'DM000ZZ', description: 'A beam' }],
    }),
  );
  const first = (query: string, change: object = {}) =>
    searchCodes(three, { query, date, limit: 10, ...change }).map(({ code }) => code);

  it('none is searched for words where the code stands in another, however it is written', () => {
    expect(['E119', 'e11.9', 'E11.-', 'e11-'].map((query) => first(query))).toEqual(Array(4).fill(['E119']));
    expect(first('set of 9')).toEqual(['A0009']);
  });

  it('an abbreviation is no beginning of a code, but may be a code', () => {
    expect(first('DM')).toEqual(['E119']);
    expect(first('LT')).toEqual(['LT']);
    expect(first('DM', { system: 'icd-10-pcs' })).toEqual(['DM000ZZ']);
  });
});

it('does not call a HCPCS code billable that has ended', () => {
  expect(found('zoster', { date: '2025-12-31', billableOnly: true })).toEqual(['G0199']);
  expect(found('zoster', { billableOnly: true })).toEqual([]);
  expect(found('G0199', { billableOnly: true })).toEqual([]);
  expect(searchCodes(shelf, { query: 'G0199', date, limit: 10 })).toMatchObject([{ code: 'G0199', billable: false }]);
  expect(codeDetail(shelf, { system: 'hcpcs', code: 'G0199', date })).toMatchObject({ billable: false });
});

it('shows a code with what stands above and below it, its notes and seventh characters', () => {
  expect(codeDetail(shelf, { system: 'icd-10-cm', code: 'S720', date })).toMatchObject({
    code: 'S720',
    parents: [{ code: 'S72', description: 'Fracture of femur' }],
    children: [{ code: 'S72001A' }, { code: 'S72002A' }],
    notes: [{ at: 'S72', kind: 'excludes1', targets: ['S78*'] }],
    seventhCharacters: [{ character: 'A', meaning: 'initial encounter' }],
  });
  expect(codeDetail(shelf, { system: 'icd-10-cm', code: 'S72', date })?.children.map(({ code }) => code)).toEqual(['S720']);
  expect(codeDetail(shelf, { system: 'icd-10-cm', code: 'S73', date })).toBeUndefined();
});
