import { newId } from '@claimstream/kernel';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource, type EntityManager } from 'typeorm';
import { type ClaimTold, type PaymentTold, topics } from './messages.js';
import { Publisher } from './publisher.js';
import { AccountRow, LedgerEntryRow, PaymentRow } from './rows.js';

@Controller()
export class RemittanceController {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
  ) {}

  @EventPattern(topics.claimCreated)
  async bookCharge(@Payload() { claimId, chargeCents }: ClaimTold): Promise<void> {
    await this.database.transaction(async (manager) => {
      const accounts = manager.getRepository(AccountRow);
      const known = await accounts.findOneBy({ claimId });
      await accounts.save(accounts.create({ claimId, paidCents: known?.paidCents ?? 0, chargeCents }));
      await book(manager, claimId, { 'receivable-payer': chargeCents, charges: -chargeCents });
    });
  }

  @EventPattern(topics.paymentReceived)
  async postPayment(@Payload() payment: PaymentTold): Promise<void> {
    const { claimId, traceNumber, chargeCents, paidCents, patientCents } = payment;
    await this.database.transaction(async (manager) => {
      const accounts = manager.getRepository(AccountRow);
      const account = (await accounts.findOneBy({ claimId })) ?? accounts.create({ claimId, chargeCents, paidCents: 0 });
      await accounts.save({ ...account, paidCents: account.paidCents + paidCents });
      const payments = manager.getRepository(PaymentRow);
      await payments.save(payments.create({ id: newId(), claimId, traceNumber, paidCents }));
      await book(manager, claimId, {
        cash: paidCents,
        'contractual-adjustments': chargeCents - paidCents - patientCents,
        'receivable-patient': patientCents,
        'receivable-payer': -chargeCents,
      });
    });
    await this.publisher.say(topics.paymentPosted, claimId, payment);
  }
}

async function book(manager: EntityManager, claimId: string, amounts: Record<string, number>): Promise<void> {
  const entries = manager.getRepository(LedgerEntryRow);
  for (const [account, amountCents] of Object.entries(amounts))
    if (amountCents !== 0) await entries.save(entries.create({ id: newId(), claimId, account, amountCents }));
}
