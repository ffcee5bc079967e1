import type { InstitutionalEncounter } from '@claimstream/contracts';
import type { EncounterRecord } from '../encounter-record.js';
import { settle } from '../settle.js';
import { takeLease } from './lease.js';
import { type CodesToSave, saveCodes } from './save-codes.js';
import { after, by, codesWith, eventsOf, told, uncoded, visit } from './worked-example.js';

const saving = (change: Partial<CodesToSave> = {}): CodesToSave => ({
  ...{ expectedRevision: 1, codes: codesWith('J069'), answeredProblems: [], overrides: [], origins: [] },
  ...change,
});

describe('a coder’s save', () => {
  it('puts the codes in their places, keeps what was told, and is a draft', () => {
    const decision = saveCodes(uncoded(), saving(), by('ada', 5));
    expect(decision.state).toMatchObject({
      ...{ stage: 'in-coding', draftRevision: 2, revision: 1, assignedTo: 'ada' },
      encounter: { diagnoses: [{ code: 'J069' }] },
      told: { diagnoses: [] },
      coding: { state: 'draft', coder: 'ada' },
    });
    expect(eventsOf(decision)).toEqual(['encounter-held']);
  });

  it('that changes no reason tells nobody again', () => {
    const first = after(saveCodes(uncoded(), saving(), by('ada')));
    expect(eventsOf(saveCodes(first, saving({ expectedRevision: 2, codes: codesWith('J029') }), by('ada')))).toEqual([]);
  });

  it('is refused where it is stale, of another kind, or somebody else is at work', () => {
    const codes = { ...codesWith('J069'), kind: 'institutional' } as unknown as CodesToSave['codes'];
    expect(saveCodes(uncoded(), saving({ expectedRevision: 2 }), by('ada'))).toMatchObject({
      answer: { code: 'REVISION_STALE' },
    });
    expect(saveCodes(uncoded(), saving({ codes }), by('ada'))).toMatchObject({ answer: { code: 'CODES_OF_OTHER_KIND' } });
    const ofBen = after(takeLease(uncoded(), by('ben')));
    expect(saveCodes(ofBen, saving(), by('ada', 1))).toMatchObject({ answer: { code: 'LEASED_BY_ANOTHER' } });
    expect(saveCodes(told(visit()), saving(), by('ada'))).toMatchObject({ answer: { code: 'STEP_NOT_ALLOWED' } });
  });

  it('answers problems by name; those that it does not name stay open', () => {
    const problem = { system: 'local', code: 'X1', reason: 'has no map' };
    const known = uncoded({ uncodedProblems: [problem, { ...problem, code: 'X2' }] });
    const half = saveCodes(known, saving({ answeredProblems: [0] }), by('ada'));
    expect(half.state?.encounter.uncodedProblems).toEqual([{ ...problem, code: 'X2' }]);
    expect(half.state?.findings.filter(({ code }) => code === 'PROBLEM_UNCODED')).toHaveLength(1);
    expect(saveCodes(known, saving({ answeredProblems: [2] }), by('ada'))).toMatchObject({ answer: { code: 'PROBLEM_UNKNOWN' } });
  });

  it('says of each code whom it comes from, also of one that moved', () => {
    const known = told(visit({ diagnoses: [{ code: 'I10' }, { code: 'E119' }], renderingProvider: undefined }));
    const saved = after(
      saveCodes(
        known,
        saving({
          codes: codesWith('E119', 'J069', 'Z794'),
          origins: [{ path: '/diagnoses/1', suggestionId: 's-1' }],
        }),
        by('ada', 5),
      ),
    );
    const at = '2026-03-05T12:05:00.000Z';
    expect(saved.coding!.attribution.slice(0, 4)).toEqual([
      { path: '/diagnoses/0', code: 'E119', from: 'source-system', by: 'example-ehr', at: '2026-03-05T12:00:00.000Z' },
      { path: '/diagnoses/1', code: 'J069', from: 'suggestion', by: 'ada', at, suggestionId: 's-1' },
      { path: '/diagnoses/2', code: 'Z794', from: 'coder', by: 'ada', at },
      {
        path: '/serviceLines/0/procedureCode',
        code: '99213',
        from: 'source-system',
        by: 'example-ehr',
        at: '2026-03-05T12:00:00.000Z',
      },
    ]);
  });

  it('answers one of two findings of one code at one path by what it is about', () => {
    const at = { code: 'EXCLUDES1', path: '/diagnoses/2' };
    const found = ['/diagnoses/0', '/diagnoses/1'].map((about) => ({ ...at, about, severity: 'warning' as const, message: 'x' }));
    const settledWith = (count: number) => ({
      ...by('ada'),
      settle: (recorded: Parameters<typeof settle>[0]) => {
        const findings = found.slice(0, count).map((finding) => {
          const override = recorded.overrides?.find(({ about }) => about === finding.about);
          return { ...finding, ...(override && { override }) };
        });
        return settle(recorded, { status: 'coded', findings, releases: {} });
      },
    });
    const reason = 'two separate episodes';
    const save = (count: number, about?: string) =>
      saveCodes(uncoded(), saving({ overrides: [{ ...at, about, reason }] }), settledWith(count));
    expect(save(2)).toMatchObject({ answer: { code: 'FINDING_AMBIGUOUS', status: 422 } });
    expect(save(2, '/diagnoses/1').state?.overrides).toMatchObject([{ ...at, about: '/diagnoses/1' }]);
    expect(save(1).state?.overrides).toMatchObject([{ ...at, about: '/diagnoses/0' }]);
    expect(save(1, '/diagnoses/1')).toMatchObject({ answer: { code: 'FINDING_NOT_OVERRIDABLE' } });
  });

  it('answers findings that may be answered, and no others', () => {
    const overridable = { code: 'EXCLUDES1', severity: 'error', message: 'x', path: '/diagnoses/0', overridable: true } as const;
    const facts = {
      ...by('ada'),
      settle: (recorded: Parameters<typeof settle>[0]) => {
        const override = recorded.overrides?.find(({ code }) => code === 'EXCLUDES1');
        const finding = override ? { ...overridable, override } : overridable;
        const found = { findings: [finding], releases: {} };
        return settle(
          recorded,
          override ? { status: 'coded', ...found } : { status: 'held', waitingFor: 'coder', reasons: [finding], ...found },
        );
      },
    };
    const answer = { code: 'EXCLUDES1', path: '/diagnoses/0', reason: 'two separate episodes' };
    const saved = after(saveCodes(uncoded(), saving({ overrides: [answer] }), facts));
    expect(saved.overrides).toEqual([{ ...answer, by: 'ada', at: '2026-03-05T12:00:00.000Z' }]);
    expect(saveCodes(uncoded(), saving({ overrides: [{ ...answer, path: '/diagnoses/1' }] }), facts)).toMatchObject({
      answer: { code: 'FINDING_NOT_OVERRIDABLE', status: 422 },
    });
  });

  it('of a stay takes its procedures, discharge status and group, and takes away what is left out', () => {
    const { kind: _, placeOfServiceCode: _place, dateOfService: _date, ...party } = visit() as never as Record<string, unknown>;
    const stay = {
      ...party,
      ...{ kind: 'institutional', typeOfBill: '0111', statementFromDate: '2026-02-20', statementToDate: '2026-02-25' },
      ...{
        patientStatusCode: '01',
        drgCode: '194',
        admittingDiagnosis: 'R0602',
        serviceLines: [{ revenueCode: '0120', quantity: 5, units: 'DA', chargeAmountCents: 900_000, modifiers: [] }],
      },
      ...{
        diagnoses: [],
        reasonsForVisit: [],
        externalCauses: [],
        procedures: [],
        occurrences: [],
        occurrenceSpans: [],
        values: [],
        conditions: [],
        uncodedProblems: [],
      },
    } as unknown as InstitutionalEncounter;
    const codes: CodesToSave['codes'] = {
      ...{ kind: 'institutional', diagnoses: [{ code: 'J189', presentOnAdmission: 'Y' }], admittingDiagnosis: 'R0602' },
      ...{ procedures: [{ code: '0BH17EZ', date: '2026-02-21' }], patientStatusCode: '06', serviceLines: stay.serviceLines },
      ...{ reasonsForVisit: [], externalCauses: [], occurrences: [], occurrenceSpans: [], values: [], conditions: [] },
    };
    const saved: EncounterRecord = after(saveCodes(told(stay), saving({ codes }), by('ada')));
    expect(saved.encounter).toMatchObject({
      patientStatusCode: '06',
      procedures: [{ code: '0BH17EZ' }],
      diagnoses: [{ presentOnAdmission: 'Y' }],
    });
    expect(saved.encounter).not.toHaveProperty('drgCode');
    expect(saved.coding!.attribution.find(({ path }) => path === '/procedures/0')).toMatchObject({
      from: 'coder',
      code: '0BH17EZ',
    });
  });
});
