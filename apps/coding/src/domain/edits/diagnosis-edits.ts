import { type Edit, holds, type ProfessionalEdit } from './edit.js';

/** A claim needs at least one diagnosis (837P and 837I 2300 HI). */
export const diagnosisMissing: Edit = ({ diagnoses }) =>
  diagnoses.length > 0
    ? []
    : [
        holds('coder', 'DIAGNOSIS_MISSING', {
          message: 'The encounter has no diagnosis.',
          path: '/diagnoses',
          source: '837 2300 HI',
        }),
      ];

/** The same diagnosis is reported once per encounter (ICD-10-CM guidelines I.B.12). */
export const diagnosisRepeated: Edit = ({ diagnoses }) =>
  diagnoses.flatMap(({ code }, position) =>
    diagnoses.findIndex((each) => each.code === code) === position
      ? []
      : [
          holds('coder', 'DIAGNOSIS_REPEATED', {
            message: 'The diagnosis is in the list already.',
            path: `/diagnoses/${position}`,
            source: 'ICD-10-CM guidelines I.B.12',
            fix: 'Report it once and let the lines point to it.',
          }),
        ],
  );

/** What the source system said in codes for which there is no map has to be coded by a person. */
export const problemUncoded: Edit = ({ uncodedProblems }) =>
  uncodedProblems.map(({ reason }, position) =>
    holds('coder', 'PROBLEM_UNCODED', { message: `A code has to be found: ${reason}`, path: `/uncodedProblems/${position}` }),
  );

/** A line says which diagnosis it was done for (837P SV107). Pointers past the list are refused at intake; what is left is an empty list. */
export const pointerWithoutDiagnosis: ProfessionalEdit = ({ diagnoses, serviceLines }) =>
  serviceLines.flatMap(({ diagnosisPointers }, line) =>
    diagnosisPointers.flatMap((pointer, place) =>
      pointer <= diagnoses.length
        ? []
        : [
            holds('coder', 'POINTER_WITHOUT_DIAGNOSIS', {
              message: `Line ${line + 1} points to diagnosis ${pointer}, which is not there.`,
              path: `/serviceLines/${line}/diagnosisPointers/${place}`,
              source: '837P SV107',
            }),
          ],
    ),
  );
