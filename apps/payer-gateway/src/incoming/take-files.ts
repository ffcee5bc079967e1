import { createHash } from 'node:crypto';
import { invariant, newId } from '@claimstream/kernel';
import type { Commands, CommandStep, Tx } from '@claimstream/messaging';
import type { RemittanceOutcome } from '../domain/accept-remittance.js';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import { type FileProblem, kindOf, misaddressing, type PartnerFile } from '../domain/partner-file.js';
import { connectionStep, contextOf, type HeldConnection, refsOf } from '../store/decide-members.js';
import { acceptSets, contentsOfSent, markSent, setInterchangeStatuses, setsNamed } from '../store/interchange-rows.js';
import { lockConnection } from '../store/lock-connection.js';
import { insertReceived, type ReceivedInterchange, type ReceivedStatus } from '../store/received-interchanges.js';
import { acceptedContents, insertRemittances, sentClaims } from '../store/remittance-rows.js';
import type { IncomingFile } from '../transport/collect-files.js';
import { type Answer, answersOf, namedBy } from './answers.js';
import { setsToLookInto, take271, take277, take999, takeTa1 } from './take-acknowledgments.js';
import { takeRemittance } from './take-remittance.js';
import { type KnownOfNamed, type Noted, nothingNoted, type Taking } from './taking.js';

/** A file that came, and what stands in it. */
export interface CameFile {
  incoming: IncomingFile;
  file: PartnerFile;
  /** Our own code could not take it in; it is only kept. */
  failure?: FileProblem;
}

/** What became of it. */
export interface TakenFile {
  status: ReceivedStatus | 'read_before';
  kind: string;
  remittances: RemittanceOutcome[];
}

/** A file as it is kept, and what it says that is used. */
interface KeptFile {
  received: ReceivedInterchange;
  answers: Answer[];
}

/**
 * Keeps partner's files as they came and takes in all that they say, in their order, in one transaction under the connection's lock. It takes three round
 * trips however many they are: what is known of all that they name, the claims and inquiries that they speak of, and everything that follows.
 * What cannot be read, or is not for this connection, is kept and reported and changes nothing; bytes that were read before are not read again.
 */
export async function takeFiles(
  tx: Tx,
  connection: KnownConnection,
  { came, commands, now }: { came: readonly CameFile[]; commands: Commands; now: Date },
): Promise<TakenFile[]> {
  const files = came.map((one) => keptFile(connection, one, now));
  const named = namedBy(files.flatMap(({ answers }) => answers));
  const tenants = tenantsOf(connection);
  const [locked, fresh, sets, claims, accepted] = await Promise.all([
    lockConnection(tx, connection),
    insertReceived(
      tx,
      files.map(({ received }) => received),
    ),
    setsNamed(tx, connection, named),
    sentClaims(tx, tenants, named.patientControlNumbers),
    acceptedContents(tx, tenants, named.payments),
  ]);
  invariant(locked, 'A partner connection is gone while its files are taken in.');

  const news = files.filter(({ received }) => fresh.has(received.id));
  const known: KnownOfNamed = { sets, claims, accepted };
  const lookedInto = news.flatMap(({ answers }) => answers.flatMap((answer) => setsToLookInto(answer, sets)));
  const contents = await contentsOfSent(tx, connection, lookedInto);
  const noted = nothingNoted();
  const told = news.map(({ received, answers }) => {
    const held: HeldConnection = { ...connection, action: 'payer-gateway.take-file', correlationId: received.id };
    return { held, ...takeAnswers({ held, agreement: connection.agreement, known, noted, contents, now }, answers) };
  });

  const acting = told.filter(({ steps }) => steps.length > 0);
  if (acting.length > 0) {
    const [{ held }] = acting as [(typeof acting)[number]];
    const work = await commands.hold(tx, contextOf(held), refsOf(acting.flatMap(({ steps }) => steps)));
    for (const { held: one, steps } of acting) work.decide(steps, contextOf(one));
    work.save();
  }
  write(tx, connection, noted, now);

  const remittances = new Map(news.map(({ received }, n) => [received.id, told[n]!.remittances]));
  return files.map(({ received }) => ({
    kind: received.kind,
    status: fresh.has(received.id) ? received.status : 'read_before',
    remittances: remittances.get(received.id) ?? [],
  }));
}

function keptFile({ tenantId, id, agreement }: KnownConnection, { incoming, file, failure }: CameFile, now: Date): KeptFile {
  const problems = failure ? [failure] : file.faults.length > 0 ? file.faults : misaddressing(file, agreement);
  const status =
    problems.length === 0 ? 'processed' : failure ? 'failed' : file.faults.length > 0 ? 'unreadable' : 'misaddressed';
  return {
    received: {
      tenantId,
      id: newId(),
      connectionId: id,
      kind: kindOf(file),
      controlNumber: file.interchanges[0]?.controlNumber,
      fileName: incoming.name,
      content: incoming.content,
      contentHash: createHash('sha256').update(incoming.content).digest('hex'),
      status,
      problems: [...problems, ...file.remarks].slice(0, 100),
      now,
    },
    answers: status === 'processed' ? answersOf(file, agreement.profile) : [],
  };
}

/** What follows from one file: steps for all that it speaks of, the connection's own first, whose lock covers what is told. */
function takeAnswers(taking: Taking, answers: readonly Answer[]): { steps: CommandStep[]; remittances: RemittanceOutcome[] } {
  const steps: CommandStep[] = [];
  const remittances: RemittanceOutcome[] = [];
  for (const answer of answers) {
    switch (answer.type) {
      case 'TA1':
        steps.push(...takeTa1(taking, answer));
        break;
      case '999':
        steps.push(...take999(taking, answer));
        break;
      case '277CA':
        steps.push(...take277(taking, answer));
        break;
      case '271':
        steps.push(...take271(taking, answer));
        break;
      case '835': {
        const where = { interchangeId: taking.held.correlationId, position: remittances.length + 1 };
        const { outcome, steps: says } = takeRemittance(taking, answer, where);
        remittances.push(outcome);
        steps.push(...says);
        break;
      }
    }
  }
  return { steps: steps.length > 0 ? [connectionStep(taking.held), ...steps] : [], remittances };
}

function write(tx: Tx, { tenantId, id }: KnownConnection, { sent, acceptedSets, statuses, remittances }: Noted, now: Date): void {
  if (sent.size > 0) markSent(tx, { tenantId, ids: [...sent], now });
  if (acceptedSets.size > 0) acceptSets(tx, { tenantId, connectionId: id }, [...acceptedSets], now);
  if (statuses.size > 0) setInterchangeStatuses(tx, tenantId, statuses);
  if (remittances.length > 0) insertRemittances(tx, remittances);
}
