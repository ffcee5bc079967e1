import { starterReleases, tablesOf } from '@claimstream/code-sets';
import { encounterAt } from '@claimstream/synthetic';

const on = '2026-03-02';
const starter = tablesOf(starterReleases());

describe('the starter set', () => {
  const encounters = Array.from({ length: 2_000 }, (_, index) => encounterAt(index, { seed: 7 }).encounter);
  const lines = encounters.flatMap(({ kind, serviceLines }) =>
    serviceLines.map(({ procedureCode, modifiers = [] }) => ({ kind, procedureCode, modifiers })),
  );

  it('has every diagnosis of made-up encounters', () => {
    const codes = new Set(encounters.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code.replace('.', ''))));
    expect([...codes].filter((code) => !starter.diagnosis(code, on)?.billable)).toEqual([]);
  });

  it('has every HCPCS code, modifier and place of service of them', () => {
    const levelTwo = new Set(lines.flatMap(({ procedureCode = '' }) => (/^[A-Z]/.test(procedureCode) ? [procedureCode] : [])));
    expect([...levelTwo].filter((code) => !starter.procedure(code, on))).toEqual([]);
    const modifiers = new Set(lines.flatMap((line) => line.modifiers));
    expect([...modifiers].filter((code) => !starter.modifier(code, on))).toEqual([]);
    const places = new Set(encounters.flatMap((one) => (one.kind === 'professional' ? [one.placeOfServiceCode] : [])));
    expect([...places].filter((code) => !starter.placeOfService(code, on))).toEqual([]);
  });
});
