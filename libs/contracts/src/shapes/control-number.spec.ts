import { newId } from '@claimstream/kernel';
import { PatientControlNumber, patientControlNumberOf } from './index.js';

describe('the patient control number', () => {
  it('is the same for the same claim, fits CLM01 and does not show the id', () => {
    const id = newId();
    expect(patientControlNumberOf(id)).toBe(patientControlNumberOf(id));
    expect(PatientControlNumber.safeParse(patientControlNumberOf(id)).success).toBe(true);
    expect(patientControlNumberOf(id)).toHaveLength(16);
  });

  it('differs between claims', () => {
    const numbers = Array.from({ length: 2_000 }, () => patientControlNumberOf(newId()));
    expect(new Set(numbers).size).toBe(2_000);
  });
});
