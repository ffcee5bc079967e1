import type { Finding, ProfessionalClaim } from '@claimstream/contracts';

/** Places of service of patients who stay: DTP 435 is required (837P 2300). */
const inpatientPlaces = new Set(['21', '51', '61']);

/** What holds for professional claims (837P). */
export function professionalEdits(claim: ProfessionalClaim): Finding[] {
  const findings: Finding[] = claim.lines.flatMap(({ diagnosisPointers }, line) =>
    diagnosisPointers.flatMap((pointer, place): Finding[] =>
      claim.diagnoses[pointer - 1]
        ? []
        : [
            {
              code: 'POINTER_WITHOUT_DIAGNOSIS',
              severity: 'error',
              message: 'The pointer names a diagnosis that the claim does not have.',
              path: `/lines/${line}/diagnosisPointers/${place}`,
            },
          ],
    ),
  );
  if (claim.billingProvider.organizationName !== undefined && claim.renderingProvider === undefined) {
    findings.push({
      code: 'RENDERING_PROVIDER_MISSING',
      severity: 'error',
      message: 'An organization bills: the claim has to say who rendered the service.',
      path: '/renderingProvider',
      source: '837P 2310B',
    });
  }
  if (inpatientPlaces.has(claim.placeOfServiceCode) && claim.admissionDate === undefined) {
    findings.push({
      code: 'ADMISSION_DATE_MISSING',
      severity: 'error',
      message: 'The place of service is inpatient: the claim has to say when the patient was admitted.',
      path: '/admissionDate',
      source: '837P 2300 DTP*435',
    });
  }
  if (claim.accident?.cause === 'AA' && claim.accident.state === undefined) {
    findings.push({
      code: 'ACCIDENT_STATE_MISSING',
      severity: 'error',
      message: 'An auto accident needs the state where it happened.',
      path: '/accident/state',
      source: '837P 2300 CLM11-4',
    });
  }
  return findings;
}
