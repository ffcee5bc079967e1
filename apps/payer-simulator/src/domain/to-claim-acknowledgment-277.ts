import { sumCents } from '@claimstream/kernel';
import type {
  AcknowledgedClaim,
  AcknowledgmentProvider,
  Claim837,
  ClaimAcknowledgment277,
  ClaimSubmission837,
  Period,
  StatusInformation,
} from '@claimstream/x12';

/** A claim and what the front door says of it. */
export interface ClaimAtTheDoor {
  claim: Claim837;
  accepted: boolean;
  /** Category and code (lists 507 and 508), and whose matter it is, of a rejection. */
  rejection?: { category: string; code: string; entity?: string };
  payerClaimControlNumber: string;
}

export interface AcknowledgmentFacts {
  submission: Pick<ClaimSubmission837, 'reference' | 'submitter'>;
  ownReference: string;
  date: string;
  time: string;
}

/** The 277CA for one set: each claim under its billing provider, with counts and sums. */
export function toClaimAcknowledgment277(
  claims: readonly ClaimAtTheDoor[],
  { submission, ownReference, date, time }: AcknowledgmentFacts,
): ClaimAcknowledgment277 {
  const byProvider = Map.groupBy(claims, ({ claim }) => claim.billingProvider.id?.value ?? '');
  const accepted = claims.filter((one) => one.accepted);
  const rejected = claims.filter((one) => !one.accepted);
  const { kind, name, firstName, id } = submission.submitter;
  return {
    reference: ownReference,
    createdDate: date,
    createdTime: time,
    source: {
      role: 'PR',
      source: { kind: 'organization', name: 'SIMULATED PAYER', id: { qualifier: 'PI', value: 'SIMULATOR' } },
      trace: ownReference,
      receivedDate: date,
      processedDate: date,
      receiver: {
        receiver: { kind, name, firstName, id },
        trace: submission.reference,
        statuses: [{ statuses: [{ category: 'A1', code: '19', entity: 'PR' }], date, action: 'WQ', chargeCents: sumOf(claims) }],
        acceptedCount: accepted.length || undefined,
        rejectedCount: rejected.length || undefined,
        acceptedCents: accepted.length ? sumOf(accepted) : undefined,
        rejectedCents: rejected.length ? sumOf(rejected) : undefined,
        providers: [...byProvider.values()].map((ofProvider) => provider(ofProvider, date)),
      },
    },
  };
}

function provider(claims: readonly ClaimAtTheDoor[], date: string): AcknowledgmentProvider {
  const { kind, name, firstName, id } = claims[0]!.claim.billingProvider;
  return { provider: { kind, name, firstName, id }, patients: claims.map((one) => patient(one, date)) };
}

function patient({ claim, ...said }: ClaimAtTheDoor, date: string): NonNullable<AcknowledgmentProvider['patients']>[number] {
  const { name, firstName, middleName } = claim.patient ?? claim.subscriber;
  const id = { qualifier: 'MI', value: claim.subscriber.id?.value ?? 'UNKNOWN' };
  return { patient: { kind: 'person', name, firstName, middleName, id }, claims: [acknowledged({ claim, ...said }, date)] };
}

function acknowledged({ claim, accepted, rejection, payerClaimControlNumber }: ClaimAtTheDoor, date: string): AcknowledgedClaim {
  const status: StatusInformation = accepted
    ? { statuses: [{ category: 'A2', code: '20', entity: 'PR' }], date, action: 'WQ', chargeCents: claim.chargeCents }
    : { statuses: [rejection ?? { category: 'A3', code: '21' }], date, action: 'U', chargeCents: claim.chargeCents };
  return {
    trace: claim.patientControlNumber,
    statuses: [status],
    payerClaimControlNumber: accepted ? payerClaimControlNumber : undefined,
    billType: claim.kind === 'institutional' ? `${claim.facilityType}${claim.frequency}` : undefined,
    servicePeriod: servicePeriodOf(claim),
  };
}

function servicePeriodOf(claim: Claim837): Period {
  if (claim.kind === 'institutional') return claim.statementPeriod;
  const days = claim.lines
    .flatMap(({ servicePeriod }) => (servicePeriod ? [servicePeriod.from, servicePeriod.to ?? servicePeriod.from] : []))
    .sort();
  const from = days[0] ?? '1970-01-01';
  const to = days.at(-1) ?? from;
  return to === from ? { from } : { from, to };
}

const sumOf = (claims: readonly ClaimAtTheDoor[]): number => sumCents(claims.map(({ claim }) => claim.chargeCents));
