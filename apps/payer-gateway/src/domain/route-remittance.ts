import type { PartnerAgreement } from './partner-connection.js';
import type { Remittance } from './mapping/from-remittance-835.js';

/** A claim that we sent under a control number, the latest one where it was sent more than once. */
export interface SentClaim {
  tenantId: string;
  claimId: string;
  patientControlNumber: string;
  billingNpi: string;
  billingTaxId: string;
}

export type RemittanceRoute =
  | { kind: 'client'; tenantId: string }
  | { kind: 'quarantine'; reason: 'UNKNOWN_PAYEE' | 'AMBIGUOUS_PAYEE' | 'PAYEE_OF_ANOTHER' | 'NOT_A_CLIENT' };

/**
 * Whose money it is: the client that has the payee's NPI or tax id in the agreement. A payee that the agreement does not name is still known
 * when claims that we sent for exactly one client were billed under that very id; all else waits in the owner's quarantine. There a person may
 * name the client, one of the connection's, and not against what the payee says.
 */
export function routeRemittance(
  { advice }: Remittance,
  { clients }: Pick<PartnerAgreement, 'clients'>,
  sent: readonly SentClaim[],
  namedByPerson?: string,
): RemittanceRoute {
  const found = routeByPayee(advice, clients, sent);
  if (namedByPerson === undefined) return found;
  if (clients.every(({ tenantId }) => tenantId !== namedByPerson)) return { kind: 'quarantine', reason: 'NOT_A_CLIENT' };
  if (found.kind === 'quarantine') return { kind: 'client', tenantId: namedByPerson };
  return found.tenantId === namedByPerson ? found : { kind: 'quarantine', reason: 'PAYEE_OF_ANOTHER' };
}

function routeByPayee(
  advice: Remittance['advice'],
  clients: PartnerAgreement['clients'],
  sent: readonly SentClaim[],
): RemittanceRoute {
  const { npi, taxId } = advice.payee;
  const named = clients.filter(({ npis, taxIds }) => (npi && npis.includes(npi)) || (taxId && taxIds.includes(taxId)));
  if (named.length > 0) return oneOf(named.map(({ tenantId }) => tenantId));
  return oneOf(
    sent.filter(({ billingNpi, billingTaxId }) => billingNpi === npi || billingTaxId === taxId).map(({ tenantId }) => tenantId),
  );
}

function oneOf(tenantIds: readonly string[]): RemittanceRoute {
  const [tenantId, ...others] = new Set(tenantIds);
  if (tenantId === undefined) return { kind: 'quarantine', reason: 'UNKNOWN_PAYEE' };
  return others.length > 0 ? { kind: 'quarantine', reason: 'AMBIGUOUS_PAYEE' } : { kind: 'client', tenantId };
}
