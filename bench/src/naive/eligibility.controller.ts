import { newId } from '@claimstream/kernel';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { type AnswerTold, type EligibilityTold, type EncounterTold, type InquiryTold, topics } from './messages.js';
import { Publisher } from './publisher.js';
import { EligibilityCheckRow, InquiryRow } from './rows.js';

/** Asks the payer once for each encounter. */
@Controller()
export class EligibilityController {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
  ) {}

  @EventPattern(topics.encounterRecorded)
  async inquire(@Payload() { encounterId, visit }: EncounterTold): Promise<void> {
    const { payerId, memberId } = visit.subscriberPrimary!.insuranceCard;
    const { id } = await this.database.transaction((manager) => {
      const inquiries = manager.getRepository(InquiryRow);
      return inquiries.save(inquiries.create({ id: newId(), encounterId, payerId, memberId, status: 'pending' }));
    });
    const told: InquiryTold = { inquiryId: id, visit };
    await this.publisher.say(topics.eligibilityInquired, id, told);
  }

  @EventPattern(topics.eligibilityAnswered)
  async answered(@Payload() { inquiryId, status }: AnswerTold): Promise<void> {
    const { encounterId } = await this.database.transaction(async (manager) => {
      const inquiries = manager.getRepository(InquiryRow);
      const inquiry = await inquiries.save({ ...(await inquiries.findOneByOrFail({ id: inquiryId })), status: 'answered' });
      const checks = manager.getRepository(EligibilityCheckRow);
      await checks.save(checks.create({ encounterId: inquiry.encounterId, inquiryId, status }));
      return inquiry;
    });
    const told: EligibilityTold = { encounterId, status };
    await this.publisher.say(topics.eligibilityChecked, encounterId, told);
  }
}
