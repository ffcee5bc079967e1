import { starterReleases, tablesOf } from '@claimstream/code-sets';
import { bodyMassIndex } from './body-mass-index.js';
import type { CodingFacts } from './coding-facts.js';
import { type LabelledNote, labelledNotes } from './labelled-notes.js';
import { sentencesOf } from './sentences-of.js';
import { suggestCodes } from './suggest-codes.js';

const starter = tablesOf(starterReleases());
const terms = starter.diagnosisTerms('2026-03-02')!;
type Said = Pick<LabelledNote, 'note' | 'setting' | 'age' | 'sex'>;
const factsOf = ({ note, setting, age, sex }: Said, change: Partial<CodingFacts> = {}): CodingFacts => ({
  ...{ note, setting: setting ?? 'outpatient', age, sex, date: '2026-03-02' },
  ...{ problems: [], procedures: [], coded: new Set<string>() },
  ...change,
});
const codesOf = (said: Said, change?: Partial<CodingFacts>) =>
  suggestCodes(factsOf(said, change), starter).suggestions.map(({ code }) => code);
const listed = (codes = ''): string[] => codes.split(' ').filter(Boolean);

describe('labelled notes', () => {
  it('are enough to mean something', () => expect(labelledNotes.length).toBeGreaterThanOrEqual(60));

  it.each(labelledNotes.map((labelled) => [labelled.about, labelled] as const))('%s', (_, labelled) => {
    const codes = codesOf(labelled);
    expect(codes.filter((code) => listed(labelled.mistakes).some((mistake) => code.startsWith(mistake)))).toEqual([]);
    expect(codes).toEqual(expect.arrayContaining(listed(labelled.expected)));
    expect(codes.length).toBeLessThanOrEqual(listed(labelled.expected).length + (labelled.note.length > 200 ? 2 : 0));
  });
});

describe('a suggestion', () => {
  const note = 'HPI: Denies cough. Worse at night.\nAssessment: COPD exacerbation, cough.';

  it('says where the note speaks for it, in which section, and how often otherwise', () => {
    const [copd] = suggestCodes(factsOf({ note }), starter).suggestions;
    expect(copd).toMatchObject({ code: 'J441', rule: 'NAMED', seen: { affirmed: 1, negated: 0 } });
    const [evidence] = copd!.evidence;
    expect(evidence).toEqual({ kind: 'note', start: 47, end: 64, section: 'assessment', quote: 'COPD exacerbation' });
    expect(note.slice(47, 64)).toBe('COPD exacerbation');
  });

  it('that is left out says why', () => {
    expect(
      suggestCodes(factsOf({ note: 'Assessment: possible asthma. No gout. Pneumonia, cough.' }), starter).withheld,
    ).toMatchObject([
      { code: 'J45909', reason: 'UNCERTAIN_OUTPATIENT', source: 'ICD-10-CM IV.H' },
      { code: 'M109', reason: 'NEGATED' },
      { code: 'R059', reason: 'INTEGRAL_SYMPTOM', source: 'ICD-10-CM I.B.5' },
    ]);
  });

  it('weighs more in the assessment, and with more mentions', () => {
    const scoreOf = (text: string) => suggestCodes(factsOf({ note: text }), starter).suggestions[0]!.score;
    expect(scoreOf('Assessment: gout')).toBeGreaterThan(scoreOf('HPI: gout'));
    expect(scoreOf('HPI: gout. Gout again.')).toBeGreaterThan(scoreOf('HPI: gout'));
    expect(scoreOf('HPI: gout. No gout now.')).toBeLessThan(scoreOf('HPI: gout'));
  });

  it('counts each mention once, whichever rules find it', () => {
    const { suggestions } = suggestCodes(factsOf({ note: 'Assessment: CKD stage 4' }), starter);
    expect(suggestions).toMatchObject([{ code: 'N184', seen: { affirmed: 1 }, evidence: [{ quote: 'CKD stage 4' }] }]);
  });

  it('comes from problems without a code, by their text', () => {
    const problems = [{ text: 'Essential hypertension (disorder)', path: '/uncodedProblems/0' }];
    const [found] = suggestCodes(factsOf({ note: '' }, { problems }), starter).suggestions;
    expect(found).toMatchObject({
      code: 'I10',
      rule: 'UNCODED_PROBLEM',
      evidence: [{ kind: 'field', path: '/uncodedProblems/0' }],
    });
  });

  it('comes from problems without a code only where their text says simply that it is so', () => {
    const of = (text: string) => codesOf({ note: '' }, { problems: [{ text, path: '/uncodedProblems/0' }] });
    expect(
      [
        'Suspected COVID-19 (situation)',
        'No history of asthma (situation)',
        'History of pneumonia',
        'At risk for pneumonia',
      ].flatMap(of),
    ).toEqual([]);
    expect(of('Family history of diabetes mellitus (situation)')).toEqual(['Z833']);
    expect(of('Migraine without aura (disorder)')).toEqual(['G43009']);
  });

  it('comes from lines that are done for one reason', () => {
    const lines = ['90471', 'G0105', '99213'].map((code, place) => ({ code, path: `/serviceLines/${place}/procedureCode` }));
    expect(codesOf({ note: '' }, { procedures: lines })).toEqual(['Z1211', 'Z23']);
  });

  it('is no vaccination for a psychiatric evaluation, whose number is near those of vaccines', () => {
    const of = (code: string) => codesOf({ note: '' }, { procedures: [{ code, path: '/serviceLines/0/procedureCode' }] });
    expect(['90785', '90791', '90792'].flatMap(of)).toEqual([]);
    expect(['90476', '90686', '90756', '90759'].map(of)).toEqual([['Z23'], ['Z23'], ['Z23'], ['Z23']]);
  });

  it('reads the body mass index as a whole number, and no part of a longer one', () => {
    const of = (note: string) =>
      bodyMassIndex(sentencesOf(note), new Set(['E669']), { facts: factsOf({ note }), tables: starter, terms }).map(
        ({ code }) => code,
      );
    expect(of('BMI 102.3')).toEqual(['Z6845']);
    expect(of('BMI 31.5')).toEqual(['Z6831']);
    expect(of('BMI 2024-01-02: 31.5')).toEqual([]);
  });

  it('joins what is coded already', () => {
    const [found] = suggestCodes(factsOf({ note: 'Assessment: CKD stage 4' }, { coded: new Set(['I10']) }), starter).suggestions;
    expect(found).toMatchObject({ code: 'I129', rule: 'COMBINED', replaces: ['I10'] });
  });

  it('comes from a note with a long line of blanks as from any', () => {
    expect(codesOf({ note: `Assessment: gout\nx${' '.repeat(99_000)}y` })).toEqual(['M109']);
  });

  it('is the same each time', () => {
    const facts = factsOf(labelledNotes.at(-1)!);
    expect(suggestCodes(facts, starter)).toEqual(suggestCodes(facts, starter));
  });

  it('is none where no table is loaded', () => {
    expect(suggestCodes(factsOf({ note }), tablesOf([])).suggestions).toEqual([]);
  });
});
