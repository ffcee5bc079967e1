import type { Finding, InstitutionalClaim } from '@claimstream/contracts';
import { isBillOfStay, isHospitalStay } from '@claimstream/kernel';

/** What holds for institutional claims (837I). */
export function institutionalEdits(claim: InstitutionalClaim): Finding[] {
  return [...statement(claim), ...(isBillOfStay(claim.typeOfBill) ? inpatientEdits(claim) : [])];
}

function statement({ statementFromDate, statementToDate, lines }: InstitutionalClaim): Finding[] {
  if (statementFromDate > statementToDate) {
    return [
      {
        code: 'STATEMENT_DATES_REVERSED',
        severity: 'error',
        message: 'The statement ends before it begins.',
        path: '/statementToDate',
      },
    ];
  }
  return lines.flatMap(({ serviceDate }, index): Finding[] =>
    serviceDate !== undefined && (serviceDate < statementFromDate || serviceDate > statementToDate)
      ? [
          {
            code: 'LINE_OUTSIDE_STATEMENT',
            severity: 'error',
            message: 'The service is not within the statement dates.',
            path: `/lines/${index}/serviceDate`,
          },
        ]
      : [],
  );
}

function inpatientEdits(claim: InstitutionalClaim): Finding[] {
  const findings: Finding[] = [];
  if (!claim.admission) {
    findings.push({
      code: 'ADMISSION_MISSING',
      severity: 'error',
      message: 'An inpatient bill needs the admission.',
      path: '/admission',
      source: '837I 2300 DTP*435, CL1',
    });
  }
  if (!claim.attendingProvider) {
    findings.push({
      code: 'ATTENDING_PROVIDER_MISSING',
      severity: 'error',
      message: 'An inpatient bill needs the attending provider.',
      path: '/attendingProvider',
      source: '837I 2310A',
    });
  }
  if (!claim.admittingDiagnosis) {
    findings.push({
      code: 'ADMITTING_DIAGNOSIS_MISSING',
      severity: 'error',
      message: 'An inpatient bill needs the admitting diagnosis.',
      path: '/admittingDiagnosis',
      source: '837I 2300 HI*ABJ',
    });
  }
  for (const [index, { presentOnAdmission }] of claim.diagnoses.entries()) {
    if (presentOnAdmission === undefined && isHospitalStay(claim.typeOfBill)) {
      findings.push({
        code: 'PRESENT_ON_ADMISSION_MISSING',
        severity: 'warning',
        message: 'The diagnosis does not say whether it was present on admission; only exempt codes may leave it out.',
        path: `/diagnoses/${index}/presentOnAdmission`,
      });
    }
  }
  return findings;
}
