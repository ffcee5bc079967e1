import { invariant } from '@claimstream/kernel';
import { guideFor } from '../index.js';
import { segmentLayout } from '../../standard/segments.js';
import { deliberateDifferences } from './deliberate-differences.js';
import { guideFacts, referenceFacts, referenceIsThere, referenceNotes } from './reference-grammar.js';

const guideNames = {
  '270': { id: '005010X279A1', transaction: '270' },
  '271': { id: '005010X279A1', transaction: '271' },
  '276': { id: '005010X212', transaction: '276' },
  '277': { id: '005010X212', transaction: '277' },
  '277CA': { id: '005010X214', transaction: '277' },
  '835': { id: '005010X221A1', transaction: '835' },
  '837I': { id: '005010X223A2', transaction: '837' },
  '837P': { id: '005010X222A1', transaction: '837' },
  '999': { id: '005010X231A1', transaction: '999' },
};

const describeIfThere = referenceIsThere ? describe : describe.skip;

describeIfThere(
  `Guides against the reference grammars${referenceIsThere ? '' : ' (skipped: /work/shared/data/x12-grammar is not on this machine)'}`,
  () => {
    it.each(Object.entries(guideNames))(
      'say of the %s what the reference says, but for the differences that we chose',
      (name, guideName) => {
        expect(differencesOf(name, guideName).filter((fact) => !isDeliberate(name, fact))).toEqual([]);
      },
    );

    it('stand on the syntax notes of the references', () => {
      const notes = [...referenceNotes(Object.keys(guideNames))].map(([id, theirs]) => [id, [...theirs].toSorted()]);
      const ours = notes.map(([id]) => [id, notesOf(String(id)).toSorted()]);
      expect(ours).toEqual(notes);
    });

    it.each(deliberateDifferences)('differ where we chose to: $fact', ({ transactions, fact }) => {
      for (const name of transactions.split(' ')) {
        expect(differencesOf(name, guideNames[name as keyof typeof guideNames]).some((difference) => fact.test(difference))).toBe(
          true,
        );
      }
    });
  },
);

function differencesOf(name: string, guideName: { id: string; transaction: string }): string[] {
  const guide = guideFor(guideName);
  invariant(guide, `there is a guide ${name}`);
  const ours = guideFacts(guide);
  const theirs = referenceFacts(name);
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((fact) => ours.get(fact) !== theirs.get(fact));
}

function isDeliberate(name: string, fact: string): boolean {
  return deliberateDifferences.some(
    (difference) => difference.transactions.split(' ').includes(name) && difference.fact.test(fact),
  );
}

/** The syntax notes of a segment in our standard layer, as the standard writes them. */
function notesOf(id: string): string[] {
  const notes = segmentLayout(id)?.notes ?? [];
  return notes.map(({ kind, positions }) => kind + positions.map((position) => String(position).padStart(2, '0')).join(''));
}
