import { addDays, isHospitalStay, isInpatientBill } from '@claimstream/kernel';
import { type EditFinding, holds, type InstitutionalEdit, tells, warns } from './edit.js';

/**
 * Diagnoses of a stay in a hospital, and its external causes, say whether they were present on admission, unless they are exempt (837I HI, UHDDS; CMS
 * exempt list). Where no list of exempt codes is loaded nobody can tell, and it is a warning.
 */
export const presentOnAdmission: InstitutionalEdit = ({ typeOfBill, diagnoses, externalCauses }, { tables, coding, entries }) => {
  if (!isHospitalStay(typeOfBill)) return [];
  const release = tables.releasesOn(coding.codesOn)['poa-exempt'];
  const all = [
    ...diagnoses.map(({ presentOnAdmission: said }, place) => ({
      ...{ said, entry: entries[place], called: `Diagnosis ${place + 1}`, at: `/diagnoses/${place}` },
    })),
    ...externalCauses.map(({ code, presentOnAdmission: said }, place) => ({
      ...{ said, entry: tables.diagnosis(code, coding.codesOn) },
      ...{ called: `External cause ${place + 1}`, at: `/externalCauses/${place}` },
    })),
  ];
  return all.flatMap(({ said, entry, called, at }) => {
    const exempt = entry?.poaExempt === true;
    const saying = { path: `${at}/presentOnAdmission`, source: 'CMS present on admission reporting', release };
    if (said) return exempt ? [notNeeded(called, saying)] : [];
    if (exempt) return [];
    const missing = {
      message: 'The diagnosis does not say whether it was present on admission.',
      fix: 'Say Y, N, U or W unless the code is exempt.',
      ...saying,
    };
    return [
      release !== undefined && entry
        ? holds('coder', 'PRESENT_ON_ADMISSION_MISSING', missing)
        : warns('PRESENT_ON_ADMISSION_MISSING', missing),
    ];
  });
};

const notNeeded = (called: string, saying: { path: string; source: string; release?: string }): EditFinding =>
  tells('PRESENT_ON_ADMISSION_EXEMPT', {
    message: `${called} is exempt: its indicator is left out of the claim.`,
    ...saying,
  });

/** Procedures of a stay are ICD-10-PCS codes of the release in force at discharge. */
export const stayProcedureNotValid: InstitutionalEdit = ({ procedures }, { tables, coding: { codesOn } }) => {
  const release = tables.releasesOn(codesOn)['icd-10-pcs'];
  if (release === undefined) return [];
  return procedures.flatMap(({ code }, position) => {
    const entry = tables.inpatientProcedure(code, codesOn);
    if (entry?.valid) return [];
    const saying = { path: `/procedures/${position}/code`, source: 'ICD-10-PCS', release };
    return [
      tables.isComplete('icd-10-pcs', codesOn)
        ? holds('coder', 'STAY_PROCEDURE_UNKNOWN', {
            message: `Procedure ${position + 1} is no code of the release in force at discharge.`,
            fix: 'Build it from the tables of the release of the discharge date.',
            ...saying,
          })
        : warns('CODE_NOT_IN_LOADED_TABLES', { message: `Procedure ${position + 1} is not in the loaded tables.`, ...saying }),
    ];
  });
};

/** A procedure of a stay lies in it; what was done in the three days before the admission belongs to it (Medicare payment window). */
export const procedureOutsideStay: InstitutionalEdit = (
  { procedures, admission, statementFromDate, statementToDate },
  { coding },
) => {
  if (coding.setting !== 'inpatient') return [];
  const from = addDays(admission?.date ?? statementFromDate, -3);
  return procedures.flatMap(({ date }, position) =>
    date < from || date > statementToDate
      ? [
          warns('PROCEDURE_OUTSIDE_STAY', {
            message: `Procedure ${position + 1} was done on a day outside the stay.`,
            path: `/procedures/${position}/date`,
            source: 'UB-04, form locator 74',
            fix: 'Check the date of the procedure.',
          }),
        ]
      : [],
  );
};

/** ICD-10-PCS is for inpatients of hospitals, those in swing beds too; outpatient services are reported with CPT and HCPCS (45 CFR 162.1002). */
export const procedureOfOutpatient: InstitutionalEdit = ({ procedures, typeOfBill }) =>
  procedures.length > 0 && !isInpatientBill(typeOfBill)
    ? [
        warns('STAY_PROCEDURE_OF_OUTPATIENT', {
          message: 'ICD-10-PCS codes are reported for inpatients only.',
          path: '/procedures',
          source: '45 CFR 162.1002',
          fix: 'Report the service with its CPT or HCPCS code on a line.',
        }),
      ]
    : [];
