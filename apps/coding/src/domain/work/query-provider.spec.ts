import type { EncounterRecord } from '../encounter-record.js';
import { cancelEncounter } from '../cancel-encounter.js';
import { answerQuery, openQuery, withdrawQuery } from './query-provider.js';
import { after, by, eventsOf, told, uncoded, visit } from './worked-example.js';

const question = { providerNpi: '1993999998', question: 'What kind of heart failure was treated?', dueDate: '2026-03-12' };
const asked = (known: EncounterRecord) => after(openQuery(known, question, by('ada')));
const idOf = ({ queries }: EncounterRecord, place = 0) => queries![place]!.queryId;

describe('a query', () => {
  it('makes the encounter wait for the provider, and says so once', () => {
    const decision = openQuery(uncoded(), question, by('ada'));
    expect(decision.state).toMatchObject({ stage: 'query-open', waitingFor: 'provider' });
    expect(decision.state!.findings[0]).toMatchObject({ code: 'QUERY_OPEN', severity: 'error' });
    expect(eventsOf(decision)).toEqual(['encounter-held']);
    expect(eventsOf(openQuery(decision.state, question, by('ada')))).toEqual([]);
  });

  it('is not passed over by what the source system sends; its coder reads the answer', () => {
    const waiting = told(visit(), asked(uncoded()));
    expect(waiting.stage).toBe('query-open');
    const answered = answerQuery(waiting, idOf(waiting), 'acute', by('doctor', 60));
    expect(answered.state).toMatchObject({ status: 'held', stage: 'in-coding' });
    expect(answered.state!.queries).toMatchObject([{ status: 'answered', answer: 'acute', answeredBy: 'doctor' }]);
  });

  it('is closed once, and the last one lets the encounter go on', () => {
    const two = asked(asked(uncoded()));
    const one = after(withdrawQuery(two, idOf(two), 'asked twice', by('ada')));
    expect(one.stage).toBe('query-open');
    expect(answerQuery(one, idOf(two), 'late', by('doctor'))).toMatchObject({ answer: { code: 'QUERY_CLOSED' } });
    expect(after(answerQuery(one, idOf(two, 1), 'acute', by('doctor'))).stage).toBe('in-coding');
    expect(answerQuery(one, uncoded().encounterId, 'x', by('doctor'))).toEqual({ answer: { kind: 'unknown', what: 'query' } });
  });

  it('of a cancelled encounter is not answered any more', () => {
    const tenantId = '0198f3a0-0000-7000-8000-000000000001';
    const cancelled = cancelEncounter(asked(uncoded()), 'entered in error', { tenantId, now: by('ada').now }).state!;
    expect(answerQuery(cancelled, idOf(cancelled), 'acute', by('doctor'))).toMatchObject({
      answer: { code: 'STEP_NOT_ALLOWED' },
    });
  });
});
