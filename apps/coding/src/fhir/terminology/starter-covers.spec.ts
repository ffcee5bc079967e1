import { starterReleases, tablesOf } from '@claimstream/code-sets';
import { icd10OfProblem } from './problems.js';
import { codeOfService } from './services.js';
import { preventiveReason, visitOfType } from './visits.js';

const on = '2026-03-02';
const starter = tablesOf(starterReleases());
const unknownDiagnoses = (codes: Iterable<string>) =>
  [...new Set(codes)].filter((code) => !starter.diagnosis(code.replace('.', ''), on)?.billable);
const isLevelTwo = (code: string) => /^[A-Z]/.test(code);

describe('the starter set', () => {
  it('has every diagnosis that the map of FHIR resources gives', () => {
    const ofVisits = Object.values(visitOfType).flatMap(({ reason }) => (reason && reason !== 'preventive' ? [reason] : []));
    const ofAges = [3, 20, 400, 9000].map((days) => preventiveReason({ days, years: Math.floor(days / 365) }));
    const ofProblems = Object.values(icd10OfProblem).flatMap((codes) => codes.split(' '));
    expect(unknownDiagnoses([...ofProblems, ...ofVisits, ...ofAges, 'Z23'])).toEqual([]);
  });

  it('has every HCPCS code that it gives', () => {
    const levelTwo = Object.values(codeOfService).filter(isLevelTwo);
    expect(levelTwo.filter((code) => !starter.procedure(code, on))).toEqual([]);
  });
});
