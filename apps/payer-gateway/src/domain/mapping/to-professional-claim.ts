import type { ProfessionalClaim as Claim, ProfessionalClaimLine as Line } from '@claimstream/contracts';
import type {
  ClaimContext,
  ClaimFacts,
  CodedHealthInformation,
  Drug,
  Period,
  ProfessionalClaim,
  ProfessionalLine,
} from '@claimstream/x12';
import { toProvider, toServiceFacility } from './parties.js';

/** 837P guide: rendering provider and place of service stand only where they differ from what was said above them. */
export function toProfessionalClaim(claim: Claim, shared: ClaimFacts & ClaimContext): ProfessionalClaim {
  const { accident, renderingProvider, supervisingProvider, referringProvider, serviceFacility } = claim;
  const renders = renderingProvider && renderingProvider.npi !== claim.billingProvider.npi ? renderingProvider : undefined;
  return {
    ...shared,
    kind: 'professional',
    placeOfService: claim.placeOfServiceCode,
    providerSignatureOnFile: true,
    relatedCauses: accident && { cause: accident.cause, state: accident.cause === 'AA' ? accident.state : undefined },
    accidentDate: accident?.date,
    admissionDate: claim.admissionDate,
    diagnoses: claim.diagnoses.map(toDiagnosis),
    referringProviders: referringProvider && [{ ...toProvider(referringProvider), role: 'DN', taxonomyCode: undefined }],
    renderingProvider: renders && toProvider(renders),
    serviceFacility: serviceFacility && toServiceFacility(serviceFacility),
    supervisingProvider: supervisingProvider && { ...toProvider(supervisingProvider), taxonomyCode: undefined },
    lines: claim.lines.map((line) => toLine(line, claim.placeOfServiceCode)),
  };
}

function toLine(line: Line, placeOfService: string): ProfessionalLine {
  const { placeOfServiceCode, priorAuthorizationNumber, orderingProvider, drug } = line;
  return {
    procedure: { qualifier: 'HC', code: line.procedureCode, modifiers: nonEmpty(line.modifiers) },
    chargeCents: line.chargeAmountCents,
    unit: line.units,
    quantity: line.quantity,
    placeOfService: placeOfServiceCode === placeOfService ? undefined : placeOfServiceCode,
    diagnosisPointers: line.diagnosisPointers,
    servicePeriod: periodOf(line.serviceDate, line.endServiceDate),
    lineControlNumber: line.lineControlNumber,
    priorAuthorizations: priorAuthorizationNumber === undefined ? undefined : [{ value: priorAuthorizationNumber }],
    drug: drug && toDrug(drug),
    orderingProvider: orderingProvider && { ...toProvider(orderingProvider), taxonomyCode: undefined },
  };
}

/** A range is written only where it is one. */
export const periodOf = (from: string, to?: string): Period => (to === undefined || to === from ? { from } : { from, to });

export function toDrug({ nationalDrugCode, quantity, unit }: NonNullable<Line['drug']>): Drug {
  return { qualifier: 'N4', code: nationalDrugCode, quantity, unit };
}

export const nonEmpty = <Item>(list: readonly Item[]): Item[] | undefined => (list.length > 0 ? [...list] : undefined);

/** HI: ABK is the first diagnosis, ABF any other (ICD-10-CM). */
const toDiagnosis = ({ code }: Claim['diagnoses'][number], index: number): CodedHealthInformation => ({
  qualifier: index === 0 ? 'ABK' : 'ABF',
  code,
});
