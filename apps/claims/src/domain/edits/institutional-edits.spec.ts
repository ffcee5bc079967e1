import type { InstitutionalClaim } from '@claimstream/contracts';
import { institutionalEdits } from './institutional-edits.js';

const codesOf = (typeOfBill: string) =>
  institutionalEdits({
    ...{ typeOfBill, statementFromDate: '2026-03-02', statementToDate: '2026-03-04' },
    ...{ diagnoses: [{ code: 'J189' }], lines: [] },
  } as unknown as InstitutionalClaim).map(({ code }) => code);

const ofStay = ['ADMISSION_MISSING', 'ATTENDING_PROVIDER_MISSING', 'ADMITTING_DIAGNOSIS_MISSING'];

it('asks a hospital stay for its admission, and what was present on it', () => {
  expect(codesOf('111')).toEqual([...ofStay, 'PRESENT_ON_ADMISSION_MISSING']);
});

it('asks swing beds and nursing facilities for the admission only', () => {
  expect(codesOf('181')).toEqual(ofStay);
  expect(codesOf('211')).toEqual(ofStay);
});

it('asks outpatients for nothing of a stay', () => {
  expect(codesOf('131')).toEqual([]);
});
