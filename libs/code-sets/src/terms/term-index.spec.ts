import { starterReleases } from '../starter/index.js';
import { specTables } from '../tables/spec-tables.js';
import { tablesOf } from '../tables/tables-of.js';
import { wordsOf } from './words.js';

const on = '2026-03-02';
const starter = tablesOf(starterReleases()).diagnosisTerms(on)!;
const namedIn = (text: string, terms = starter) => terms.find(wordsOf(text)).map(({ code }) => code);

describe('words', () => {
  it('know where they stood, abbreviations too', () => {
    const text = 'Hx of HTN';
    expect(wordsOf(text, 10).map(({ text, start, end }) => [text, start, end])).toEqual([
      ['history', 10, 12],
      ['of', 13, 15],
      ['hypertension', 16, 19],
    ]);
  });

  it('are compared in one form', () => {
    const forms = (text: string) => wordsOf(text).map((word) => word.text);
    expect(forms("Crohn's allergies, Stage IIIa")).toEqual(['crohn', 'allergy', ',', 'stage', '3a']);
    expect(forms('kidney stones')).toEqual(forms('nephrolithiasis'));
    expect(forms('Guillain-Barré, MÉNIÈRE')).toEqual(forms('Guillain-Barre, Meniere'));
    expect(wordsOf('Sjögren disease').map(({ start, end }) => [start, end])).toEqual([
      [0, 7],
      [8, 15],
    ]);
  });
});

describe('names of diagnoses in a sentence', () => {
  it('are found in whatever order their words stand', () => {
    expect(namedIn('right knee pain')).toEqual(['M25561']);
    expect(namedIn('pain in the right knee')).toEqual(['M25561']);
    expect(namedIn('pain in her swollen right knee')).toEqual(['M25561']);
  });

  it('are the longest ones', () => {
    expect(namedIn('acute on chronic systolic heart failure')).toEqual(['I5023']);
    expect(namedIn('T2DM with hyperglycemia')).toEqual(['E1165']);
    expect(namedIn('COPD exacerbation')).toEqual(['J441']);
  });

  it('do not reach over into another thought', () => {
    expect(namedIn('chest pain and knee swelling')).toEqual(['R079']);
    expect(namedIn('headache, neck stiffness, back pain')).toEqual(['R519', 'M549']);
    expect(namedIn('nausea and vomiting')).toEqual(['R112']);
  });

  it('may be said more closely after a comma', () => {
    expect(namedIn('osteoarthritis, right knee')).toEqual(['M1711']);
  });

  it('come from the inclusion terms where the tabular list is loaded', () => {
    const tables = specTables({
      'icd-10-cm': [{ code: 'K30', description: 'Functional dyspepsia' }],
      'icd-10-cm-tabular': { notes: [{ place: 'K30', kind: 'inclusionTerm', text: 'Grumbling belly' }] },
    });
    expect(namedIn('a grumbling belly', tables.diagnosisTerms(on)!)).toEqual(['K30']);
    expect(namedIn('indigestion', tables.diagnosisTerms(on)!)).toEqual(['K30']);
  });

  it('of what may not be reported are no names', () => {
    const tables = specTables({ 'icd-10-cm': [{ code: 'A00', billable: false, description: 'Cholera' }] });
    expect(namedIn('cholera', tables.diagnosisTerms(on)!)).toEqual([]);
  });
});

it('names a code by just these words', () => {
  expect(starter.named(['history', 'stroke'])?.code).toBeUndefined();
  expect(starter.named(['history', 'cerebral', 'infarction'])?.code).toBe('Z8673');
  expect(starter.named(['cerebral', 'infarction'])?.code).toBe('I639');
  expect(starter.named(['unheard'])).toBeUndefined();
});
