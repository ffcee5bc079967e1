import type { Encounter } from '@claimstream/contracts';

/** A diagnosis wherever the encounter has one, with its place. */
export interface PlacedDiagnosis {
  readonly code: string;
  readonly path: string;
}

/** All diagnoses of an encounter: its list, and for institutions what it was admitted and seen for and the causes from outside. */
export function diagnosesOf(encounter: Encounter): PlacedDiagnosis[] {
  const listed = encounter.diagnoses.map(({ code }, position) => ({ code, path: `/diagnoses/${position}/code` }));
  if (encounter.kind === 'professional') return listed;
  const { admittingDiagnosis, reasonsForVisit, externalCauses } = encounter;
  return [
    ...listed,
    ...(admittingDiagnosis === undefined ? [] : [{ code: admittingDiagnosis, path: '/admittingDiagnosis' }]),
    ...reasonsForVisit.map((code, position) => ({ code, path: `/reasonsForVisit/${position}` })),
    ...externalCauses.map(({ code }, position) => ({ code, path: `/externalCauses/${position}/code` })),
  ];
}

/** Whether a code is what a note names: a code or category with all under it (`E11`, `E11*`, `E11.-`), or a range (`A04..A05`, `A04-A05`). */
export function isNamedBy(target: string, code: string): boolean {
  const [from = '', to] = target
    .replaceAll('.-', '')
    .replaceAll('*', '')
    .split(/\.\.|-/);
  const first = from.replace('.', '');
  if (to === undefined || to === '') return code.startsWith(first);
  const last = to.replace('.', '');
  return code.slice(0, first.length) >= first && code.slice(0, last.length) <= last;
}
