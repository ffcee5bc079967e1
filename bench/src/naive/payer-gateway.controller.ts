import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@claimstream/kernel';
import { type Benefits271, type ClaimAcknowledgment277, readInterchanges, type TransactionReading } from '@claimstream/x12';
import { Controller, Inject, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource, type EntityManager } from 'typeorm';
import { type AnswerTold, type ClaimTold, type InquiryTold, type PaymentTold, type SubmissionTold, topics } from './messages.js';
import { Publisher } from './publisher.js';
import { AskingRow, ControlNumberRow, InterchangeRow, SubmissionRow } from './rows.js';
import { write270, write837 } from './write-files.js';

export const FOLDER = 'FOLDER';
const partner = 'demo';
const pollMs = 50;

type Told = { topic: string; key: string; value: SubmissionTold | PaymentTold | AnswerTold };

/** Sends each claim and each question in a file of its own, and takes in each file of the payer in a transaction of its own. */
@Controller()
export class PayerGatewayController implements OnApplicationBootstrap {
  private readonly logger = new Logger('payer-gateway');

  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
    @Inject(FOLDER) private readonly folder: string,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const side of ['outbound', 'inbound']) await mkdir(path.join(this.folder, side), { recursive: true });
    this.collect().catch((error: unknown) => this.logger.error(error));
  }

  @EventPattern(topics.claimCreated)
  async submit(@Payload() told: ClaimTold): Promise<void> {
    const { claimId, patientControlNumber } = told;
    const sent = await this.database.transaction(async (manager) => {
      const submissions = manager.getRepository(SubmissionRow);
      if (await submissions.existsBy({ claimId })) return undefined; // Kafka delivers again after a rebalance.
      const controlNumber = await nextControlNumber(manager);
      const text = write837(told, controlNumber, new Date());
      await keep(manager, '837', Buffer.from(text));
      await submissions.save(
        submissions.create({ claimId, patientControlNumber, interchangeControlNumber: controlNumber, status: 'sent' }),
      );
      return { text, name: `${numbered(controlNumber)}.837` };
    });
    if (!sent) return;
    await this.deliver(sent);
    await this.publisher.say(topics.claimSubmitted, claimId, {
      claimId,
      level: 'file',
      outcome: 'sent',
    } satisfies SubmissionTold);
  }

  @EventPattern(topics.eligibilityInquired)
  async ask(@Payload() told: InquiryTold): Promise<void> {
    const sent = await this.database.transaction(async (manager) => {
      const askings = manager.getRepository(AskingRow);
      if (await askings.existsBy({ inquiryId: told.inquiryId })) return undefined;
      const controlNumber = await nextControlNumber(manager);
      const text = write270(told, controlNumber, new Date());
      await keep(manager, '270', Buffer.from(text));
      await askings.save(askings.create({ inquiryId: told.inquiryId, interchangeControlNumber: controlNumber, status: 'sent' }));
      return { text, name: `${numbered(controlNumber)}.270` };
    });
    if (sent) await this.deliver(sent);
  }

  private async deliver({ name, text }: { name: string; text: string }): Promise<void> {
    const unfinished = path.join(this.folder, `${name}.tmp`);
    await writeFile(unfinished, text);
    await rename(unfinished, path.join(this.folder, 'outbound', name));
  }

  private async collect(): Promise<void> {
    const inbound = path.join(this.folder, 'inbound');
    for (;;) {
      const names = (await readdir(inbound)).filter((name) => !name.endsWith('.tmp')).sort();
      for (const name of names) {
        const content = await readFile(path.join(inbound, name));
        const told = await this.database.transaction((manager) => takeFile(manager, content));
        for (const { topic, key, value } of told) await this.publisher.say(topic, key, value);
        await rm(path.join(inbound, name));
      }
      await sleep(pollMs);
    }
  }
}

async function nextControlNumber(manager: EntityManager): Promise<number> {
  const numbers = manager.getRepository(ControlNumberRow);
  const row =
    (await numbers.findOne({ where: { partner }, lock: { mode: 'pessimistic_write' } })) ?? numbers.create({ partner, next: 1 });
  const { next } = row;
  await numbers.save({ ...row, next: next + 1 });
  return next;
}

const numbered = (controlNumber: number): string => String(controlNumber).padStart(9, '0');

async function keep(manager: EntityManager, kind: string, content: Buffer): Promise<void> {
  const interchanges = manager.getRepository(InterchangeRow);
  await interchanges.save(interchanges.create({ id: newId(), kind, content }));
}

async function takeFile(manager: EntityManager, content: Buffer): Promise<Told[]> {
  await keep(manager, 'received', content);
  const sets = readInterchanges(content).interchanges.flatMap(({ groups }) => groups.flatMap(({ transactions }) => transactions));
  const told: Told[] = [];
  for (const set of sets) told.push(...(await takeSet(manager, set)));
  return told;
}

async function takeSet(manager: EntityManager, set: TransactionReading): Promise<Told[]> {
  const submissions = manager.getRepository(SubmissionRow);
  switch (set.type) {
    case '999': {
      const submission = await submissions.findOneBy({ interchangeControlNumber: set.document.groupControlNumber });
      if (!submission) return []; // It is of a question.
      await submissions.save({ ...submission, status: 'file_accepted' });
      return [acknowledged(submission, 'file_accepted')];
    }
    case '277CA': {
      const told: Told[] = [];
      for (const { trace } of claimsOf(set.document)) {
        const submission = await submissions.findOneByOrFail({ patientControlNumber: trace });
        await submissions.save({ ...submission, status: 'accepted' });
        told.push(acknowledged(submission, 'accepted'));
      }
      return told;
    }
    case '271': {
      const askings = manager.getRepository(AskingRow);
      const told: Told[] = [];
      for (const { traces = [], benefits = [] } of peopleOf(set.document)) {
        const inquiryId = traces.find(({ type }) => type === '2')!.number;
        await askings.save({ ...(await askings.findOneByOrFail({ inquiryId })), status: 'answered' });
        const status = benefits.some(({ information }) => information === '1') ? 'active' : 'inactive';
        told.push({ topic: topics.eligibilityAnswered, key: inquiryId, value: { inquiryId, status } });
      }
      return told;
    }
    case '835': {
      const told: Told[] = [];
      for (const payment of set.document.groups.flatMap(({ payments }) => payments)) {
        const { claimId } = await submissions.findOneByOrFail({ patientControlNumber: payment.patientControlNumber });
        const { chargeCents, paidCents, patientResponsibilityCents: patientCents = 0 } = payment;
        const value: PaymentTold = { claimId, traceNumber: set.document.traceNumber, chargeCents, paidCents, patientCents };
        told.push({ topic: topics.paymentReceived, key: claimId, value });
      }
      return told;
    }
    default:
      return [];
  }
}

const claimsOf = ({ source }: ClaimAcknowledgment277) =>
  (source.receiver?.providers ?? []).flatMap(({ patients = [] }) => patients.flatMap(({ claims }) => claims));

/** Those whom we asked about: a subscriber, or the dependents below. */
const peopleOf = ({ sources }: Benefits271) =>
  sources
    .flatMap(({ receivers = [] }) => receivers.flatMap(({ subscribers = [] }) => subscribers))
    .flatMap(({ dependents = [], ...subscriber }) => (dependents.length > 0 ? dependents : [subscriber]));

const acknowledged = ({ claimId }: SubmissionRow, outcome: string): Told => ({
  topic: topics.claimAcknowledged,
  key: claimId,
  value: { claimId, level: 'claim', outcome },
});
