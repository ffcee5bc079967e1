import { exampleEncounter } from '@claimstream/contracts';
import { littleTables } from '../domain/edits/labelled/little-tables.js';
import { type CheckedLine, checkLines } from './check-lines.js';

async function checked(...lines: string[]): Promise<CheckedLine[]> {
  const answers: CheckedLine[] = [];
  for await (const answer of checkLines(lines, { tables: littleTables, today: '2026-03-02' })) answers.push(answer);
  return answers;
}
const told = (externalId: string, change: object = {}) => JSON.stringify({ ...exampleEncounter, externalId, ...change });
const [line] = exampleEncounter.serviceLines;

describe('a file of encounters', () => {
  it('has one answer for each line that is not blank', async () => {
    expect(await checked(told('one'), '', told('two', { diagnoses: [] }), '{', told('three', { kind: 'dental' }))).toMatchObject([
      { id: 'one', outcome: 'coded', findings: [] },
      {
        id: 'two',
        outcome: 'held',
        findings: [{ code: 'DIAGNOSIS_MISSING', severity: 'error', path: '/diagnoses' }, {}, {}, {}],
      },
      { id: 'line 4', outcome: 'rejected', findings: [{ code: 'NOT_JSON' }] },
      { id: 'three', outcome: 'rejected', findings: [{ path: '/kind', source: 'encounter contract' }] },
    ]);
  });

  it('says where each finding is from', async () => {
    const serviceLines = ['80053', '80048'].map((procedureCode) => ({ ...line, procedureCode, modifiers: [] }));
    expect(await checked(told('one', { serviceLines }))).toEqual([
      {
        id: 'one',
        outcome: 'held',
        findings: [
          {
            ...{ code: 'PTP_NEVER_TOGETHER', severity: 'error', path: '/serviceLines/1' },
            ...{ source: 'NCCI PTP practitioner', release: 'little' },
          },
        ],
      },
    ]);
  });

  it('remembers the patient from line to line', async () => {
    const before = told('before', { dateOfService: '2025-11-03' });
    const after = told('after', { serviceLines: [{ ...line, procedureCode: '99203', modifiers: [] }] });
    const [, second] = await checked(before, after);
    expect(second).toMatchObject({ outcome: 'held', findings: [{ code: 'NEW_PATIENT_SEEN_BEFORE' }] });
  });
});
