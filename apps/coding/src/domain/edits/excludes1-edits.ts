import { type Edit, warns } from './edit.js';

/**
 * Two diagnoses of which one excludes the other, whichever has the note. It stands only where the two are one condition, which no table
 * knows: so a warning, which a person answers (guidelines I.A.12.a).
 */
export const excludedTogether: Edit = ({ diagnoses }, { tables, coding }) =>
  diagnoses.flatMap(({ code }, position) =>
    diagnoses.slice(0, position).flatMap((before, place) => {
      const note = before.code === code ? undefined : tables.excludes1(before.code, code, coding.codesOn);
      return note
        ? [
            warns('EXCLUDES1', {
              message: `Diagnoses ${place + 1} and ${position + 1} exclude each other by an Excludes1 note.`,
              path: `/diagnoses/${position}`,
              about: `/diagnoses/${place}`,
              source: 'ICD-10-CM tabular list, Excludes1',
              release: note.release,
              fix: 'Report the one that the note leads to; or say that the two are not related.',
              overridable: true,
            }),
          ]
        : [];
    }),
  );
