import { patientControlNumberOf } from '@claimstream/contracts';
import { derivedId, newId, sumCents } from '@claimstream/kernel';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type ClaimTold,
  type EligibilityTold,
  type EncounterTold,
  type PaymentTold,
  type SubmissionTold,
  topics,
  type Visit,
} from './messages.js';
import { Publisher } from './publisher.js';
import { BillingCaseRow, ClaimLineRow, ClaimRow, TimelineRow } from './rows.js';

@Controller()
export class ClaimsController {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
  ) {}

  @EventPattern(topics.encounterCoded)
  async codesCame(@Payload() { encounterId, visit }: EncounterTold): Promise<void> {
    await this.join(encounterId, { visit });
  }

  @EventPattern(topics.eligibilityChecked)
  async coverageCame(@Payload() { encounterId, status }: EligibilityTold): Promise<void> {
    await this.join(encounterId, { coverage: status });
  }

  @EventPattern(topics.claimSubmitted)
  async submitted(@Payload() { claimId }: SubmissionTold): Promise<void> {
    await this.follow(claimId, 'claim-submitted', { status: 'sent' });
  }

  @EventPattern(topics.claimAcknowledged)
  async acknowledged(@Payload() { claimId, outcome }: SubmissionTold): Promise<void> {
    await this.follow(claimId, 'claim-acknowledged', { status: outcome });
  }

  @EventPattern(topics.paymentPosted)
  async paid(@Payload() { claimId, paidCents }: PaymentTold): Promise<void> {
    await this.follow(claimId, 'payment-posted', { status: 'paid', paidCents });
  }

  /** Whichever of codes and coverage comes last opens the claim. */
  private async join(encounterId: string, news: Partial<BillingCaseRow>): Promise<void> {
    const told = await this.database.transaction(async (manager) => {
      const cases = manager.getRepository(BillingCaseRow);
      const known = (await cases.findOneBy({ id: encounterId })) ?? cases.create({ id: encounterId });
      const { visit, coverage } = await cases.save({ ...known, ...news });
      return visit && coverage ? openClaim(manager, encounterId, visit as Visit) : undefined;
    });
    if (told) await this.publisher.say(topics.claimCreated, told.claimId, told);
  }

  private async follow(claimId: string, kind: string, change: Partial<ClaimRow>): Promise<void> {
    await this.database.transaction(async (manager) => {
      const claims = manager.getRepository(ClaimRow);
      const claim = await claims.findOneByOrFail({ id: claimId });
      await claims.save({ ...claim, ...change });
      await addLine(manager, claimId, kind);
    });
  }
}

async function openClaim(manager: EntityManager, encounterId: string, visit: Visit): Promise<ClaimTold> {
  const claimId = derivedId(encounterId, 'claim');
  const patientControlNumber = patientControlNumberOf(claimId);
  const chargeCents = sumCents(visit.serviceLines.map(({ chargeAmountCents }) => chargeAmountCents));
  const claims = manager.getRepository(ClaimRow);
  await claims.save(claims.create({ id: claimId, patientControlNumber, status: 'ready', chargeCents, paidCents: 0 }));
  const lines = manager.getRepository(ClaimLineRow);
  for (const [index, { procedureCode, chargeAmountCents }] of visit.serviceLines.entries())
    await lines.save(lines.create({ claimId, lineNumber: index + 1, procedureCode, chargeCents: chargeAmountCents }));
  await addLine(manager, claimId, 'claim-created');
  return { claimId, patientControlNumber, chargeCents, visit };
}

async function addLine(manager: EntityManager, claimId: string, kind: string): Promise<void> {
  const timeline = manager.getRepository(TimelineRow);
  await timeline.save(timeline.create({ id: newId(), claimId, kind }));
}
