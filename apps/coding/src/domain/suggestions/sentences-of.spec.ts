import { sentencesOf } from './sentences-of.js';

it('cuts what goes on without a point, in order and without losing a word', () => {
  const note = `Cough. ${'on aspirin '.repeat(450)}daily.`;
  const sentences = sentencesOf(note);
  expect(sentences.map(({ words }) => words.length)).toEqual([2, 200, 200, 200, 200, 102]);
  expect(note.slice(sentences[1]!.start, sentences[1]!.end)).toBe('on aspirin '.repeat(100).trim());
  expect(sentences.flatMap(({ words }) => words.map(({ text }) => text)).filter((text) => text === 'aspirin')).toHaveLength(450);
});

it('goes on with a line in small letters, unless the one before it has ended', () => {
  const note = 'Pain in the\nright knee\nsince May. \nno fever';
  expect(sentencesOf(note).map(({ start, end }) => note.slice(start, end).trim())).toEqual([
    'Pain in the\nright knee\nsince May.',
    'no fever',
  ]);
});
