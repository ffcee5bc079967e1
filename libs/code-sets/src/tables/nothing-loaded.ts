import type { CodeTables } from './code-tables.js';

/** Tables of a deployment that has loaded nothing: every answer is "not known here", and no set is complete. */
export const nothingLoaded: CodeTables = {
  releasesOn: () => ({}),
  isComplete: () => false,
  diagnosis: () => undefined,
  diagnosisTerms: () => undefined,
  seventhCharacters: () => undefined,
  excludes1: () => undefined,
  codeFirst: () => undefined,
  inpatientProcedure: () => undefined,
  procedure: () => undefined,
  modifier: () => undefined,
  placeOfService: () => undefined,
  feeSchedule: () => undefined,
  ptp: () => undefined,
  mue: () => undefined,
  addOn: () => undefined,
  coveragePolicies: () => [],
};
