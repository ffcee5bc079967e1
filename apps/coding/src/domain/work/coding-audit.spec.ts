import { type CodingAudit, drawSample, outliersOf, summaryOf } from './coding-audit.js';
import { finishFollowUp, openFollowUp, recordResult } from './work-on-audit.js';
import { by } from './worked-example.js';

const idAt = (n: number) => `0198f3a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const candidates = Array.from({ length: 100 }, (_, n) => ({ encounterId: idAt(n), chargeCents: n * 100 }));

describe('a sample', () => {
  it('is the same for the same seed, in whatever order the candidates come, and another for another seed', () => {
    const drawn = drawSample(candidates, { seed: 'march', size: 10 });
    expect(drawn).toHaveLength(10);
    expect(drawSample(candidates.toReversed(), { seed: 'march', size: 10 })).toEqual(drawn);
    expect(drawSample(candidates, { seed: 'april', size: 10 })).not.toEqual(drawn);
    expect(drawSample(candidates.slice(0, 3), { seed: 'march', size: 10 })).toHaveLength(3);
  });

  it('of outliers comes from the most expensive', () => {
    expect(outliersOf(candidates, 2).map(({ chargeCents }) => chargeCents)).toEqual([9_900, 9_800]);
    expect(outliersOf(candidates.slice(0, 3), 1)).toHaveLength(1);
    expect(outliersOf([], 5)).toEqual([]);
  });
});

describe('work on an audit', () => {
  const audit: CodingAudit = {
    ...{ auditId: idAt(900), name: 'march', criteria: {}, size: 2, seed: 's', population: 2, drawnBy: 'rita', drawnAt: '' },
    cases: [0, 1].map((n) => ({ encounterId: idAt(n), chargeCents: 10_000, followUps: [] })),
  };

  it('adds up what was found, too much apart from too little', () => {
    const one = recordResult(audit, idAt(0), { finding: 'over-coded', overchargedCents: 4_000 }, by('rita')).state!;
    const both = recordResult(one, idAt(1), { finding: 'under-coded', overchargedCents: -1_500 }, by('rita')).state!;
    expect(summaryOf(both)).toMatchObject({
      reviewed: 2,
      overCoded: 1,
      underCoded: 1,
      overchargedCents: 4_000,
      underchargedCents: 1_500,
    });
    const later = recordResult(both, idAt(1), { finding: 'supported', overchargedCents: 0 }, by('ben')).state!;
    expect(summaryOf(later)).toMatchObject({ reviewed: 2, supported: 1, underCoded: 0, underchargedCents: 0 });
    expect(later.cases[1]!.result).toMatchObject({ reviewer: 'ben' });
  });

  it('closes a follow-up once', () => {
    const opened = openFollowUp(audit, idAt(0), { what: 'refund', who: 'ben' }, by('rita')).state!;
    const { followUpId } = opened.cases[0]!.followUps[0]!;
    const done = finishFollowUp(opened, { encounterId: idAt(0), followUpId }, by('ben', 5));
    expect(done.state!.cases[0]!.followUps).toMatchObject([{ status: 'done', doneBy: 'ben' }]);
    expect(finishFollowUp(done.state, { encounterId: idAt(0), followUpId }, by('ben'))).toMatchObject({
      answer: { code: 'FOLLOW_UP_DONE' },
    });
    expect(finishFollowUp(opened, { encounterId: idAt(1), followUpId }, by('ben'))).toEqual({
      answer: { kind: 'unknown', what: 'follow-up' },
    });
    expect(recordResult(audit, idAt(5), { finding: 'supported', overchargedCents: 0 }, by('rita'))).toEqual({
      answer: { kind: 'unknown', what: 'case' },
    });
    expect(recordResult(undefined, idAt(5), { finding: 'supported', overchargedCents: 0 }, by('rita'))).toEqual({
      answer: { kind: 'unknown', what: 'audit' },
    });
  });
});
