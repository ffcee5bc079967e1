import { ReleaseShelf } from '../releases/release-shelf.js';
import type { Release } from '../releases/release.js';
import type { CodeTables } from './code-tables.js';
import { coverageIn } from './coverage.js';
import { diagnosesIn } from './diagnoses.js';
import { diagnosisNamesIn } from './diagnosis-names.js';
import { procedureEditsIn } from './procedure-edits.js';
import { proceduresIn } from './procedures.js';
import { tabularNotesIn } from './tabular-notes.js';

/** The releases as one thing to look codes up in. */
export const tablesOf = (releases: readonly Release[]): CodeTables => tablesOn(new ReleaseShelf(releases));

export const tablesOn = (shelf: ReleaseShelf): CodeTables => ({
  releasesOn: (date) =>
    Object.fromEntries(
      [...shelf.sets].flatMap((set) => {
        const release = shelf.inForce(set, date);
        return release ? [[set, release.version]] : [];
      }),
    ),
  isComplete: (set, date) => shelf.inForce(set, date)?.complete ?? false,
  ...diagnosesIn(shelf),
  ...diagnosisNamesIn(shelf),
  ...tabularNotesIn(shelf),
  ...proceduresIn(shelf),
  ...procedureEditsIn(shelf),
  ...coverageIn(shelf),
});
