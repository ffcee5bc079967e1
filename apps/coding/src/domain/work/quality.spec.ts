import type { EncounterRecord } from '../encounter-record.js';
import { type DrawFacts, drawForQuality, type SamplingRule, ticketOf } from './draw-for-quality.js';
import { accuracyOf, codesToReview, kindsOf, reviewQuality } from './review-quality.js';
import { saveCodes } from './save-codes.js';
import { finaliseCodes } from './finalise-codes.js';
import { after, by, codesWith, eventsOf, uncoded } from './worked-example.js';

const rule: SamplingRule = {
  ...{ percent: 10, firstOfCoder: 0, coders: [], whenOverridden: false, seed: 'secret', changedBy: 'rita', changedAt: '' },
};
const idAt = (n: number) => `0198f3a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const facts = (change: Partial<DrawFacts> = {}): DrawFacts => ({
  ...{ encounterId: idAt(1), draftRevision: 2, coder: 'ada', finalisedBefore: 100, overridden: false, chargeCents: 10_000 },
  ...change,
});

describe('the draw', () => {
  it('takes about so many per cent, the same ones every time', () => {
    const drawn = Array.from({ length: 5_000 }, (_, n) => drawForQuality(facts({ encounterId: idAt(n) }), rule));
    const count = drawn.filter((because) => because === 'percent').length;
    expect(count).toBeGreaterThan(430);
    expect(count).toBeLessThan(570);
    expect(drawForQuality(facts({ encounterId: idAt(7) }), rule)).toBe(drawn[7]);
  });

  it('cannot be told from the encounter without the seed', () => {
    const tickets = (seed: string) => Array.from({ length: 50 }, (_, n) => ticketOf(facts({ encounterId: idAt(n) }), seed) < 0.5);
    expect(tickets('secret')).not.toEqual(tickets('guess'));
  });

  it.each([
    ['new coders', { firstOfCoder: 5 }, { finalisedBefore: 4 }, 'new-coder'],
    ['coders who are named', { coders: ['ada'] }, {}, 'coder-named'],
    ['what was overridden', { whenOverridden: true }, { overridden: true }, 'override'],
    ['what is expensive', { chargeAtLeastCents: 10_000 }, {}, 'charge'],
  ] as const)('always takes %s', (_, of, change, because) => {
    const always = { ...rule, percent: 0, ...of } as SamplingRule;
    expect(drawForQuality(facts(change), always)).toBe(because);
    expect(drawForQuality(facts({ coder: 'ben', finalisedBefore: 5, chargeCents: 9_999 }), always)).toBeUndefined();
  });

  it('takes nothing where there is no rule, and all at 100 per cent', () => {
    expect(drawForQuality(facts(), undefined)).toBeUndefined();
    expect(drawForQuality(facts(), { ...rule, percent: 100 })).toBe('percent');
  });
});

describe('a second look', () => {
  const saved = after(
    saveCodes(
      uncoded(),
      { expectedRevision: 1, codes: codesWith('J069'), answeredProblems: [], overrides: [], origins: [] },
      by('ada'),
    ),
  );
  const drawn: EncounterRecord = after(
    finaliseCodes(saved, { expectedRevision: 2, rule: { ...rule, percent: 100 }, finalisedBefore: 0 }, by('ada')),
  );
  const agreed = codesToReview(drawn.encounter).map((path) => ({ verdict: 'agree' as const, path }));

  it('says something of every diagnosis and procedure, and of nothing that is not there', () => {
    expect(agreed.map(({ path }) => path)).toEqual([
      '/diagnoses/0',
      '/serviceLines/0/procedureCode',
      '/serviceLines/1/procedureCode',
    ]);
    const look = (verdicts: typeof agreed) => reviewQuality(drawn, { verdicts, outcome: 'release' }, by('rita'));
    expect(look(agreed.slice(1))).toMatchObject({ answer: { code: 'VERDICT_MISSING' } });
    expect(look([...agreed, { verdict: 'agree', path: '/diagnoses/1' }])).toMatchObject({ answer: { code: 'CODE_UNKNOWN' } });
    expect(look([...agreed, agreed[0]!])).toMatchObject({ answer: { code: 'VERDICT_TWICE' } });
    expect(eventsOf(look(agreed))).toEqual(['encounter-coded']);
  });

  it('is by somebody else', () => {
    expect(reviewQuality(drawn, { verdicts: agreed, outcome: 'release' }, by('ada'))).toMatchObject({
      answer: { code: 'OWN_WORK' },
    });
  });

  it('may give it back; it is then looked at again', () => {
    const returned = after(reviewQuality(drawn, { verdicts: agreed, outcome: 'return' }, by('rita')));
    expect(returned).toMatchObject({ stage: 'in-coding', quality: { state: 'returned', reviewedBy: 'rita' }, draftRevision: 3 });
    const again = finaliseCodes(returned, { expectedRevision: 3, rule: undefined, finalisedBefore: 9 }, by('ada'));
    expect(again.state).toMatchObject({ stage: 'qa-review', quality: { state: 'pending', because: 'percent' } });
  });

  it('counts codes: a missing one was looked at and is not agreed with', () => {
    const verdicts = [...agreed.slice(1), { verdict: 'disagree' as const, kind: 'missing' as const, shouldBe: 'I10' }];
    expect(accuracyOf(verdicts)).toEqual({ agreed: 2, reviewed: 3 });
    expect(kindsOf(verdicts)).toEqual({ missing: 1 });
  });
});
