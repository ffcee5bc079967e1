import type { CodeAttribution, Encounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';

/** A code and its place in the encounter. */
export interface CodeItem {
  path: string;
  code: string;
}

/** Where the coder took the code at a place from: an accepted suggestion, or another encounter of the patient. */
export type CodeOrigin = { path: string; suggestionId: string } | { path: string; encounterId: Uuid };

/** Every code of an encounter, in the order of its fields. */
export function codeItemsOf(encounter: Encounter): CodeItem[] {
  const items = [
    ...listed(
      '/diagnoses',
      encounter.diagnoses.map(({ code }) => code),
    ),
    ...encounter.serviceLines.flatMap(({ procedureCode, modifiers }, line) => [
      ...single(`/serviceLines/${line}/procedureCode`, procedureCode),
      ...listed(`/serviceLines/${line}/modifiers`, modifiers),
    ]),
  ];
  if (encounter.kind === 'professional') return items;
  const { admittingDiagnosis, reasonsForVisit, externalCauses, procedures, drgCode, patientStatusCode } = encounter;
  return [
    ...items,
    ...single('/admittingDiagnosis', admittingDiagnosis),
    ...listed('/reasonsForVisit', reasonsForVisit),
    ...listed(
      '/externalCauses',
      externalCauses.map(({ code }) => code),
    ),
    ...listed(
      '/procedures',
      procedures.map(({ code }) => code),
    ),
    ...single('/drgCode', drgCode),
    ...single('/patientStatusCode', patientStatusCode),
    ...listed('/conditions', encounter.conditions),
    ...listed(
      '/occurrences',
      encounter.occurrences.map(({ code }) => code),
    ),
    ...listed(
      '/occurrenceSpans',
      encounter.occurrenceSpans.map(({ code }) => code),
    ),
    ...listed(
      '/values',
      encounter.values.map(({ code }) => code),
    ),
  ];
}

const listed = (path: string, codes: readonly string[]): CodeItem[] => codes.map((code, n) => ({ path: `${path}/${n}`, code }));
const single = (path: string, code: string | undefined): CodeItem[] => (code === undefined ? [] : [{ path, code }]);

/** All codes as the source system's own. */
export const sourceAttribution = (told: Encounter, at: string): CodeAttribution[] =>
  codeItemsOf(told).map((item) => ({ ...item, from: 'source-system', by: told.sourceSystem, at }));

/**
 * Who each code comes from after a save. A code that was there before keeps who it came from, wherever it has moved to among its like; a
 * new one is of the suggestion or the other encounter that the coder took it from, else the coder's own.
 */
export function attributeCodes(
  before: readonly CodeAttribution[],
  encounter: Encounter,
  { coder, at, origins }: { coder: string; at: string; origins: readonly CodeOrigin[] },
): CodeAttribution[] {
  const left = [...before];
  return codeItemsOf(encounter).map((item): CodeAttribution => {
    const place = left.findIndex(({ path, code }) => code === item.code && kindOf(path) === kindOf(item.path));
    const [known] = place < 0 ? [] : left.splice(place, 1);
    if (known) return { ...known, path: item.path };
    const origin = origins.find(({ path }) => path === item.path);
    const from = !origin ? 'coder' : 'suggestionId' in origin ? 'suggestion' : 'prior-encounter';
    return { ...item, from, by: coder, at, ...origin };
  });
}

/** A path without its positions: codes of one kind may change places. */
const kindOf = (path: string): string => path.replaceAll(/\/\d+/g, '');
