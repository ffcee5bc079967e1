import type { InstitutionalClaim as Claim, InstitutionalClaimLine as Line } from '@claimstream/contracts';
import type { ClaimContext, ClaimFacts, CodedHealthInformation, InstitutionalClaim, InstitutionalLine } from '@claimstream/x12';
import { toProvider, toServiceFacility } from './parties.js';
import { nonEmpty, toDrug } from './to-professional-claim.js';

/** 837I guide: CLM05-1 is the first two digits of the type of bill, its third digit the frequency; the statement period is always a range. */
export function toInstitutionalClaim(claim: Claim, shared: ClaimFacts & ClaimContext): InstitutionalClaim {
  return {
    ...shared,
    kind: 'institutional',
    facilityType: claim.typeOfBill.slice(0, 2),
    frequency: claim.frequencyCode === '1' ? claim.typeOfBill.slice(2) : claim.frequencyCode,
    statementPeriod: { from: claim.statementFromDate, to: claim.statementToDate },
    ...admissionFacts(claim),
    patientStatus: claim.patientStatusCode,
    ...codedFacts(claim),
    ...providers(claim),
    lines: claim.lines.map(toLine),
  };
}

type Part<Name extends keyof InstitutionalClaim> = Pick<InstitutionalClaim, Name>;

function admissionFacts({
  admission,
  dischargeHour,
}: Claim): Part<'admittedAt' | 'admissionType' | 'admissionSource' | 'dischargeTime'> {
  return {
    admittedAt: admission && (admission.hour ? `${admission.date}T${clock(admission.hour)}` : admission.date),
    admissionType: admission?.typeCode,
    admissionSource: admission?.sourceCode,
    dischargeTime: dischargeHour && clock(dischargeHour),
  };
}

type CodedFacts = Part<
  | 'principalDiagnosis'
  | 'admittingDiagnosis'
  | 'reasonsForVisit'
  | 'externalCauses'
  | 'drg'
  | 'otherDiagnoses'
  | 'principalProcedure'
  | 'otherProcedures'
  | 'occurrenceSpans'
  | 'occurrences'
  | 'values'
  | 'conditionCodes'
>;

function codedFacts(claim: Claim): CodedFacts {
  const [principal, ...others] = claim.diagnoses.map(({ code, presentOnAdmission }, index) => ({
    qualifier: index === 0 ? 'ABK' : 'ABF',
    code,
    presentOnAdmission,
  }));
  const [firstProcedure, ...otherProcedures] = claim.procedures.map(({ code, date }, index) => ({
    qualifier: index === 0 ? 'BBR' : 'BBQ',
    code,
    period: { from: date },
  }));
  return {
    principalDiagnosis: principal!,
    admittingDiagnosis: claim.admittingDiagnosis === undefined ? undefined : { qualifier: 'ABJ', code: claim.admittingDiagnosis },
    reasonsForVisit: nonEmpty(claim.reasonsForVisit.map((code) => ({ qualifier: 'APR', code }))),
    externalCauses: nonEmpty(
      claim.externalCauses.map(({ code, presentOnAdmission }) => ({ qualifier: 'ABN', code, presentOnAdmission })),
    ),
    drg: claim.drgCode === undefined ? undefined : { qualifier: 'DR', code: claim.drgCode },
    otherDiagnoses: nonEmpty(others),
    principalProcedure: firstProcedure,
    otherProcedures: nonEmpty(otherProcedures),
    occurrenceSpans: nonEmpty(
      claim.occurrenceSpans.map(({ code, fromDate, toDate }) => ({
        qualifier: 'BI',
        code,
        period: { from: fromDate, to: toDate },
      })),
    ),
    occurrences: nonEmpty(claim.occurrences.map(({ code, date }) => ({ qualifier: 'BH', code, period: { from: date } }))),
    values: nonEmpty(
      claim.values.map(({ code, amountCents }): CodedHealthInformation => ({ qualifier: 'BE', code, amountCents })),
    ),
    conditionCodes: nonEmpty(claim.conditions.map((code) => ({ qualifier: 'BG', code }))),
  };
}

type Providers = Part<'attendingProvider' | 'operatingPhysician' | 'renderingProvider' | 'referringProvider' | 'serviceFacility'>;

/** The rendering provider is named only where it is not the attending one. All stand in the guide's order (2310A to F), which is the one written. */
function providers({
  attendingProvider,
  operatingProvider,
  renderingProvider,
  referringProvider,
  serviceFacility,
}: Claim): Providers {
  const renders = renderingProvider?.npi === attendingProvider?.npi ? undefined : renderingProvider;
  return {
    attendingProvider: attendingProvider && toProvider(attendingProvider),
    operatingPhysician: operatingProvider && { ...toProvider(operatingProvider), taxonomyCode: undefined },
    renderingProvider: renders && { ...toProvider(renders), taxonomyCode: undefined },
    serviceFacility: serviceFacility && toServiceFacility(serviceFacility),
    referringProvider: referringProvider && { ...toProvider(referringProvider), taxonomyCode: undefined },
  };
}

function toLine(line: Line): InstitutionalLine {
  const { procedureCode, modifiers, serviceDate, drug } = line;
  return {
    revenueCode: line.revenueCode,
    procedure: procedureCode === undefined ? undefined : { qualifier: 'HC', code: procedureCode, modifiers: nonEmpty(modifiers) },
    chargeCents: line.chargeAmountCents,
    unit: line.units,
    quantity: line.quantity,
    nonCoveredCents: line.nonCoveredAmountCents,
    servicePeriod: serviceDate === undefined ? undefined : { from: serviceDate },
    lineControlNumber: line.lineControlNumber,
    drug: drug && toDrug(drug),
  };
}

const clock = (hour: string): string => `${hour.slice(0, 2)}:${hour.slice(2)}`;
