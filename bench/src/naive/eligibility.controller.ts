import { newId } from '@claimstream/kernel';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { type EligibilityTold, type EncounterTold, topics } from './messages.js';
import { Publisher } from './publisher.js';
import { EligibilityCheckRow, InquiryRow } from './rows.js';

/** Everybody is covered: the naive line asks no payer, which spares it the 270 and the 271. */
@Controller()
export class EligibilityController {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
  ) {}

  @EventPattern(topics.encounterRecorded)
  async check(@Payload() { encounterId, visit }: EncounterTold): Promise<void> {
    const { payerId, memberId } = visit.subscriberPrimary!.insuranceCard;
    await this.database.transaction(async (manager) => {
      const inquiries = manager.getRepository(InquiryRow);
      const inquiry = await inquiries.save(inquiries.create({ id: newId(), payerId, memberId, status: 'pending' }));
      const checks = manager.getRepository(EligibilityCheckRow);
      await checks.save(checks.create({ encounterId, inquiryId: inquiry.id, status: 'active' }));
      await inquiries.save({ ...inquiry, status: 'answered' });
    });
    const told: EligibilityTold = { encounterId, status: 'active' };
    await this.publisher.say(topics.eligibilityChecked, encounterId, told);
  }
}
