import { createHash } from 'node:crypto';
import { newId } from '@claimstream/kernel';
import type { Commands, Tx } from '@claimstream/messaging';
import type { RemittanceOutcome } from '../domain/accept-remittance.js';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import { type FileProblem, kindOf, misaddressing, type PartnerFile } from '../domain/partner-file.js';
import { lockConnection } from '../store/lock-connection.js';
import { insertReceived, type ReceivedStatus } from '../store/received-interchanges.js';
import type { IncomingFile } from '../transport/collect-files.js';
import { take271, take277, take999, takeTa1 } from './take-acknowledgments.js';
import { takeRemittances } from './take-remittances.js';
import type { Taking } from './taking.js';

export interface TakenFile {
  status: ReceivedStatus | 'read_before';
  kind: string;
  remittances: RemittanceOutcome[];
}

/**
 * Keeps a partner's file as it came and takes in all that it says, in one transaction under the connection's lock. What cannot be read, or is not
 * for this connection, is kept and reported and changes nothing; bytes that were read before are not read again.
 */
export async function takeFile(
  tx: Tx,
  known: KnownConnection,
  {
    incoming,
    file,
    failure,
    commands,
    now,
  }: { incoming: IncomingFile; file: PartnerFile; failure?: FileProblem; commands: Commands; now: Date },
): Promise<TakenFile> {
  const kind = kindOf(file);
  const connection = await lockConnection(tx, known);
  if (!connection) return { status: 'failed', kind, remittances: [] };

  const problems = failure ? [failure] : file.faults.length > 0 ? file.faults : misaddressing(file, connection);
  const status =
    problems.length === 0 ? 'processed' : failure ? 'failed' : file.faults.length > 0 ? 'unreadable' : 'misaddressed';
  const interchangeId = newId();
  const isNew = await insertReceived(tx, {
    tenantId: known.tenantId,
    id: interchangeId,
    connectionId: known.id,
    kind,
    controlNumber: file.interchanges[0]?.controlNumber,
    fileName: incoming.name,
    content: incoming.content,
    contentHash: createHash('sha256').update(incoming.content).digest('hex'),
    status,
    problems: [...problems, ...file.remarks].slice(0, 100),
    now,
  });
  if (!isNew) return { status: 'read_before', kind, remittances: [] };
  if (status !== 'processed') return { status, kind, remittances: [] };

  const held = { tenantId: known.tenantId, id: known.id, action: 'payer-gateway.take-file', correlationId: interchangeId };
  const of = { tenantId: known.tenantId, connectionId: known.id };
  const taking: Taking = { tx, commands, held, of, connection, tenants: tenantsOf(known), interchangeId, now };
  return { status, kind, remittances: await takeDocuments(taking, file) };
}

/** File level before claim level before money, as the trade answers. */
async function takeDocuments(taking: Taking, { interchanges }: PartnerFile): Promise<RemittanceOutcome[]> {
  const documents = interchanges.flatMap((interchange) => interchange.documents);
  for (const ta1 of interchanges.flatMap((interchange) => interchange.ta1s)) await takeTa1(taking, ta1);
  for (const one of documents) if (one.type === '999') await take999(taking, one.document);
  for (const one of documents) if (one.type === '277CA') await take277(taking, one.document);
  for (const one of documents) if (one.type === '271') await take271(taking, one.document);
  const remittances = documents.flatMap((one) => (one.type === '835' ? [one.document] : []));
  return remittances.length > 0 ? takeRemittances(taking, remittances) : [];
}
