import type { Finding } from '@claimstream/contracts';
import type {
  AcknowledgedClaim,
  AcknowledgmentProvider,
  ClaimAcknowledgment277,
  Status,
  StatusInformation,
} from '@claimstream/x12';
import { plainText } from './plain-text.js';

export type ClaimOutcome = 'accepted' | 'rejected' | 'received';

/** What one level of a 277CA says of the claims below it. */
export interface ClaimVerdict {
  outcome: ClaimOutcome;
  reasons: Finding[];
  payerClaimControlNumber?: string;
}

/** A 277CA by what it answers: the file that we named in BHT03, then the claims in it. */
export interface FileVerdicts {
  reference: string;
  source: 'payer' | 'clearinghouse';
  /** A rejection at 2200B concerns every claim of the file. */
  file?: ClaimVerdict;
  /** A rejection at 2200C concerns every claim of that billing provider in the file; by the NPI (XX) or tax id (FI) that it is known by. */
  providers: Map<string, ClaimVerdict>;
  /** By CLM01. */
  claims: Map<string, ClaimVerdict>;
}

/** Whether receipt alone (A1) is all that this payer ever says, and so counts as acceptance. */
export interface VerdictHabits {
  receiptMeansAccepted: boolean;
}

export function fromClaimAcknowledgment277({ source }: ClaimAcknowledgment277, habits: VerdictHabits): FileVerdicts | undefined {
  const { receiver } = source;
  if (!receiver) return undefined;
  const { providers = [] } = receiver;
  return {
    reference: receiver.trace,
    source: source.role === 'PR' ? 'payer' : 'clearinghouse',
    file: rejectionOf(receiver.statuses, habits),
    providers: new Map(providers.flatMap((provider) => providerRejection(provider, habits))),
    claims: new Map(
      providers
        .flatMap(({ patients = [] }) => patients.flatMap(({ claims }) => claims))
        .map((claim) => [claim.trace, verdictOf(claim, habits)]),
    ),
  };
}

/** What applies to one claim: its own verdict, else a rejection of its provider, else of the whole file. */
export function verdictFor(
  verdicts: FileVerdicts,
  claim: { patientControlNumber: string; billingNpi: string; billingTaxId: string },
): ClaimVerdict | undefined {
  const above = verdicts.file ?? verdicts.providers.get(claim.billingNpi) ?? verdicts.providers.get(claim.billingTaxId);
  const own = verdicts.claims.get(claim.patientControlNumber);
  return above ?? own;
}

function providerRejection({ provider, answer }: AcknowledgmentProvider, habits: VerdictHabits): [string, ClaimVerdict][] {
  const id = provider.id?.value.replaceAll('-', '');
  const rejection = rejectionOf(answer?.statuses ?? [], habits);
  return id !== undefined && rejection ? [[id, rejection]] : [];
}

function rejectionOf(statuses: readonly StatusInformation[], habits: VerdictHabits): ClaimVerdict | undefined {
  const verdict = verdictOfStatuses(statuses, habits);
  return verdict.outcome === 'rejected' ? verdict : undefined;
}

function verdictOf(claim: AcknowledgedClaim, habits: VerdictHabits): ClaimVerdict {
  const number = plainText(claim.payerClaimControlNumber, 50);
  const verdict = verdictOfStatuses(claim.statuses, habits);
  const lineReasons = (claim.lines ?? []).flatMap(({ statuses }) => statuses.flatMap(({ statuses: said }) => said.map(reasonOf)));
  const reasons = verdict.outcome === 'rejected' ? [...verdict.reasons, ...lineReasons] : verdict.reasons;
  return { ...verdict, reasons, payerClaimControlNumber: number };
}

/** Several STC: one that rejects decides, then one that accepts; what is neither keeps waiting. */
function verdictOfStatuses(statuses: readonly StatusInformation[], habits: VerdictHabits): ClaimVerdict {
  const said = statuses.map((status) => ({ outcome: outcomeOf(status, habits), status }));
  const deciding = (['rejected', 'accepted'] as const).find((outcome) => said.some((one) => one.outcome === outcome));
  const outcome = deciding ?? 'received';
  const reasons = said
    .filter((one) => one.outcome === outcome && outcome !== 'accepted')
    .flatMap(({ status }) => [...status.statuses.map(reasonOf), ...contradictionOf(status)]);
  return { outcome, reasons };
}

const rejecting = new Set(['A3', 'A6', 'A7', 'A8']);

/** 277CA guide: STC03 says accepted (WQ) or rejected (U), the category how far; a category against its STC03 decides nothing. */
function outcomeOf(status: StatusInformation, { receiptMeansAccepted }: VerdictHabits): ClaimOutcome {
  if (contradictionOf(status).length > 0) return 'received';
  const categories = status.statuses.map(({ category }) => category);
  if (status.action === 'U' || categories.some((category) => rejecting.has(category))) return 'rejected';
  if (status.action !== 'WQ') return 'received';
  const accepting = receiptMeansAccepted ? ['A2', 'A1'] : ['A2'];
  return categories.some((category) => accepting.includes(category)) ? 'accepted' : 'received';
}

function contradictionOf({ action, statuses }: StatusInformation): Finding[] {
  const categories = statuses.map(({ category }) => category);
  const against =
    (action === 'WQ' && categories.some((category) => rejecting.has(category))) || (action === 'U' && categories.includes('A2'));
  if (!against) return [];
  return [
    {
      code: 'STATUS_CONTRADICTION',
      severity: 'warning',
      message: 'The action code of the 277CA says the opposite of its status category; a person has to ask the payer.',
      source: '277CA STC03',
    },
  ];
}

const meanings: Readonly<Record<string, string>> = {
  A0: 'forwarded to another entity',
  A1: 'received',
  A2: 'accepted into adjudication',
  A3: 'returned as unprocessable',
  A4: 'not found',
  A5: 'split',
  A6: 'rejected for missing information',
  A7: 'rejected for invalid information',
  A8: 'rejected for a relational error',
};

function reasonOf({ category, code, entity }: Status): Finding {
  const about = entity === undefined ? '' : `, entity ${entity}`;
  return {
    code: `${category}:${code}`.slice(0, 60),
    severity: rejecting.has(category) ? 'error' : 'information',
    message:
      `The answer is ${category} (${meanings[category] ?? 'a category that we do not know'}), status ${code}${about}.`.slice(
        0,
        500,
      ),
    source: '277CA STC',
  };
}
