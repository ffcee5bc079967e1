import { type Announcement, claimIdOfControlNumber, ClaimPaymentReceived, RemittanceReceived } from '@claimstream/contracts';
import { type Imbalance, imbalancesOf } from './balance-835.js';
import type { Remittance } from './mapping/from-remittance-835.js';
import type { PartnerAgreement } from './partner-connection.js';
import { adviceIdOf, type RemittanceIdentity } from './remittance-identity.js';
import { routeRemittance, type SentClaim } from './route-remittance.js';

/** What became of one 835 transaction. Only `accepted` moves money. */
export type RemittanceStatus = 'accepted' | 'duplicate' | 'out_of_balance' | 'quarantined' | 'review' | 'notice';

export interface RemittanceOutcome {
  status: RemittanceStatus;
  /** The client whose money it is, or the connection's owner where that is not known. */
  tenantId: string;
  adviceId: string;
  reason?: string;
  imbalances: Imbalance[];
  events: Announcement[];
}

export interface RemittanceFacts {
  ownerTenantId: string;
  agreement: Pick<PartnerAgreement, 'clients'>;
  identity: RemittanceIdentity;
  /** Content hashes of what was accepted before under the same payment. */
  known: readonly string[];
  sent: readonly SentClaim[];
  /** BPR01: P is a notice ahead of the payment, which comes in an 835 of its own. */
  handling: string;
  /** BPR03: D would take money from us. */
  creditOrDebit: string;
  /** Of one that waited. */
  word?: PersonsWord;
}

/** What a person says of an 835 transaction that waited, where the file does not say it. */
export interface PersonsWord {
  /** The client whose money it is. */
  tenantId?: string;
  /** It is another payment under a trace that was used before. */
  newPayment?: boolean;
}

/**
 * Takes an 835 transaction whole or not at all (rcm-domain 5.4): it must balance at all three levels, be for a payee that is ours, and be new.
 * A payment is never negative: what a payer takes back by debit goes to a person. So does the same payment with other content, except where it moves
 * no money (payers reuse traces of zero payments) or a person says that it is a new one.
 */
export function decideRemittance(remittance: Remittance, facts: RemittanceFacts): RemittanceOutcome {
  const { ownerTenantId, agreement, identity, known, sent, handling, creditOrDebit, word = {} } = facts;
  const route = routeRemittance(remittance, agreement, sent, word.tenantId);
  const tenantId = route.kind === 'client' ? route.tenantId : ownerTenantId;
  const imbalances = imbalancesOf(remittance);
  const outcome = { tenantId, adviceId: adviceIdOf(tenantId, identity), imbalances, events: [] };

  if (known.includes(identity.contentHash)) return { ...outcome, status: 'duplicate' };
  if (imbalances.length > 0)
    return { ...outcome, status: 'out_of_balance', reason: `IMBALANCE_${imbalances[0]!.level.toUpperCase()}` };
  if (handling === 'P') return { ...outcome, status: 'notice', reason: 'PRENOTE' };
  if (route.kind === 'quarantine') return { ...outcome, status: 'quarantined', reason: route.reason };
  if (creditOrDebit === 'D' || remittance.advice.amountCents < 0) return { ...outcome, status: 'review', reason: 'MONEY_TAKEN' };
  if (known.length > 0 && remittance.advice.amountCents !== 0 && !word.newPayment)
    return { ...outcome, status: 'review', reason: 'TRACE_REUSED' };
  return { ...outcome, status: 'accepted', events: announce(remittance, outcome, sent) };
}

function announce(
  { advice, payments }: Remittance,
  { tenantId, adviceId }: { tenantId: string; adviceId: string },
  sent: readonly SentClaim[],
): Announcement[] {
  const claims = new Map(
    sent.filter((claim) => claim.tenantId === tenantId).map((claim) => [claim.patientControlNumber, claim.claimId]),
  );
  return [
    RemittanceReceived.of({ advice: { adviceId, ...advice } }),
    ...payments.map((payment, index) => {
      const claimId = claims.get(payment.patientControlNumber);
      return ClaimPaymentReceived.of({
        adviceId,
        position: index + 1,
        claimId: claimId ?? claimIdOfControlNumber(tenantId, payment.patientControlNumber),
        matchedBy: claimId === undefined ? 'control_number' : 'submission',
        payer: advice.payer,
        payment,
      });
    }),
  ];
}
