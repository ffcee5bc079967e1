import type { Acknowledgment999, Benefits271, ClaimAcknowledgment277, Remittance835, Ta1 } from '@claimstream/x12';
import { fromAcknowledgment999, type SetVerdict } from '../domain/mapping/from-acknowledgment-999.js';
import { type EligibilityAnswer, fromBenefits271 } from '../domain/mapping/from-benefits-271.js';
import {
  type FileVerdicts,
  fromClaimAcknowledgment277,
  type VerdictHabits,
} from '../domain/mapping/from-claim-acknowledgment-277.js';
import { fromRemittance835, type Remittance } from '../domain/mapping/from-remittance-835.js';
import type { PartnerFile } from '../domain/partner-file.js';
import { identityOf, type RemittanceIdentity } from '../domain/remittance-identity.js';

/** What a partner's file says, in our words; one of it for each document that says something. */
export type Answer =
  | ({ type: 'TA1' } & Pick<Ta1, 'controlNumber' | 'note'>)
  | ({ type: '999'; groupControlNumber: number } & ReturnType<typeof fromAcknowledgment999>)
  | ({ type: '277CA' } & FileVerdicts)
  | { type: '271'; reference?: string; answers: EligibilityAnswer[] }
  | RemittanceAnswer;

/** One 835 transaction. */
export interface RemittanceAnswer {
  type: '835';
  remittance: Remittance;
  identity: RemittanceIdentity;
  handling: string;
  creditOrDebit: string;
}

/** File level before claim level before money, as the trade answers. A TA1 that accepts says nothing of claims and is left out. */
export function answersOf({ interchanges }: PartnerFile, habits: VerdictHabits): Answer[] {
  const documents = interchanges.flatMap((interchange) => interchange.documents);
  const rejected = interchanges.flatMap(({ ta1s }) => ta1s).filter(({ status }) => status === 'R');
  return [
    ...rejected.map(({ controlNumber, note }): Answer => ({ type: 'TA1', controlNumber, note })),
    ...documents.flatMap((one) => (one.type === '999' ? [from999(one.document)] : [])),
    ...documents.flatMap((one) => (one.type === '277CA' ? from277(one.document, habits) : [])),
    ...documents.flatMap((one) => (one.type === '271' ? [from271(one.document)] : [])),
    ...remittancesIn({ interchanges }),
  ];
}

/** The 835 transactions of a file, in their order. */
export const remittancesIn = ({ interchanges }: Pick<PartnerFile, 'interchanges'>): RemittanceAnswer[] =>
  interchanges.flatMap(({ documents }) => documents).flatMap((one) => (one.type === '835' ? [from835(one.document)] : []));

const from999 = (document: Acknowledgment999): Answer => ({
  type: '999',
  groupControlNumber: document.groupControlNumber,
  ...fromAcknowledgment999(document),
});

function from277(document: ClaimAcknowledgment277, habits: VerdictHabits): Answer[] {
  const verdicts = fromClaimAcknowledgment277(document, habits);
  return verdicts ? [{ type: '277CA', ...verdicts }] : [];
}

const from271 = (document: Benefits271): Answer => ({
  type: '271',
  reference: document.reference,
  answers: fromBenefits271(document),
});

function from835(document: Remittance835): RemittanceAnswer {
  const remittance = fromRemittance835(document);
  const { handling, creditOrDebit } = document;
  return { type: '835', remittance, identity: identityOf(remittance, document), handling, creditOrDebit };
}

/** What answers name of what we sent and of what was paid before. */
export interface Named {
  /** ISA13 of ours that a TA1 rejects. */
  interchanges: number[];
  /** GS06 of ours that a 999 answers. */
  groups: number[];
  /** BHT03 of ours that a 277CA or a 271 returns. */
  references: string[];
  /** CLM01 of the claims that a 277CA or an 835 speaks of. */
  patientControlNumbers: string[];
  /** Payments of 835s (`RemittanceIdentity.payment`). */
  payments: string[];
}

export function namedBy(answers: readonly Answer[]): Named {
  const named: Named = { interchanges: [], groups: [], references: [], patientControlNumbers: [], payments: [] };
  for (const answer of answers) {
    switch (answer.type) {
      case 'TA1':
        named.interchanges.push(answer.controlNumber);
        break;
      case '999':
        named.groups.push(answer.groupControlNumber);
        break;
      case '277CA':
        named.references.push(answer.reference);
        named.patientControlNumbers.push(...answer.claims.keys());
        break;
      case '271':
        if (answer.reference !== undefined) named.references.push(answer.reference);
        break;
      case '835':
        named.payments.push(answer.identity.payment);
        named.patientControlNumbers.push(...answer.remittance.payments.map((payment) => payment.patientControlNumber));
        break;
    }
  }
  return { ...named, patientControlNumbers: [...new Set(named.patientControlNumbers)] };
}

/** Segments to which a rejecting 999 points without naming the claim: the claim has to be looked up in the file that we sent. */
export const unnamedFaults = ({ faults }: SetVerdict): number[] =>
  faults.filter(({ patientControlNumber }) => patientControlNumber === undefined).map(({ position }) => position);
