import { isInpatient } from './coding.js';
import { type Edit, holds, type InstitutionalEdit, type ProfessionalEdit, warns } from './edit.js';

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

/** A cause of injury (V00 to Y99) stands after the injury, never first. */
export const externalCauseFirst: Edit = ({ diagnoses: [first] }) =>
  first && /^[V-Y]/.test(first.code)
    ? [
        holds('coder', 'EXTERNAL_CAUSE_FIRST', {
          message: 'An external cause cannot be the first diagnosis.',
          path: '/diagnoses/0',
          source: 'ICD-10-CM guidelines I.C.20',
          fix: 'Put the condition first and the cause after it.',
        }),
      ]
    : [];

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

/** Diagnoses of a stay say whether they were present on admission, unless they are exempt (837I HI, UHDDS). */
export const presentOnAdmissionMissing: InstitutionalEdit = ({ typeOfBill, diagnoses }) =>
  isInpatient(typeOfBill)
    ? diagnoses.flatMap(({ presentOnAdmission }, position) =>
        presentOnAdmission
          ? []
          : [
              warns('PRESENT_ON_ADMISSION_MISSING', {
                message: 'The diagnosis does not say whether it was present on admission.',
                path: `/diagnoses/${position}/presentOnAdmission`,
                fix: 'Say Y, N, U or W unless the code is exempt.',
              }),
            ],
      )
    : [];
