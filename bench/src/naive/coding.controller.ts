import { Encounter } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import { BadRequestException, Body, Controller, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type EncounterTold, topics } from './messages.js';
import { Publisher } from './publisher.js';
import { EncounterLineRow, EncounterRow } from './rows.js';

const namespace = '0198f3a0-0000-7000-8000-0000000000aa';

@Controller()
export class CodingController {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
  ) {}

  @Post('encounters')
  async record(@Body() body: unknown): Promise<{ encounterId: string }> {
    const { success, data: visit } = Encounter.safeParse(body);
    if (!success || visit.kind !== 'professional') throw new BadRequestException();
    const encounterId = derivedId(namespace, visit.sourceSystem, visit.externalId);
    await this.database.transaction(async (manager) => {
      const encounters = manager.getRepository(EncounterRow);
      await encounters.save(
        encounters.create({ id: encounterId, externalId: visit.externalId, status: 'coded', content: visit }),
      );
      const lines = manager.getRepository(EncounterLineRow);
      for (const [index, { procedureCode, chargeAmountCents }] of visit.serviceLines.entries())
        await lines.save(lines.create({ encounterId, lineNumber: index + 1, procedureCode, chargeCents: chargeAmountCents }));
    });
    const told: EncounterTold = { encounterId, visit };
    await this.publisher.say(topics.encounterRecorded, encounterId, told);
    await this.publisher.say(topics.encounterCoded, encounterId, told);
    return { encounterId };
  }
}
