import { type Encounter, exampleEncounter, type Override } from '@claimstream/contracts';
import { overridesThatStand } from './overrides-that-stand.js';

const override = (path?: string, about?: string): Override => ({
  ...{ code: 'PTP_PAIR', path, about },
  ...{ reason: 'separate sites, see the note', by: 'coder@example', at: '2026-03-02T15:00:00.000Z' },
});

describe('an answer to a finding', () => {
  const [first, second] = exampleEncounter.diagnoses;
  const before = exampleEncounter;
  const after: Encounter = { ...before, diagnoses: [first!, { code: 'E1165' }] } as Encounter;
  const kept = (path?: string, about?: string) => overridesThatStand([override(path, about)], { before, after }).length === 1;

  it('stands while what it spoke of is as it was', () => {
    expect(second).toEqual({ code: 'E119' });
    expect(kept('/diagnoses/0')).toBe(true);
    expect(kept('/serviceLines/1/procedureCode')).toBe(true);
  });

  it('falls when what that was about has changed', () => {
    expect(kept('/diagnoses/0', '/serviceLines/0')).toBe(true);
    expect(kept('/diagnoses/0', '11042 97597')).toBe(true);
    expect(kept('/diagnoses/0', '/diagnoses/1')).toBe(false);
  });

  it('falls when what it spoke of has changed', () => {
    expect(kept('/diagnoses/1')).toBe(false);
    expect(kept('/diagnoses/1/code')).toBe(false);
    expect(kept()).toBe(false);
  });
});
