import { Encounter, EncounterCheck, EncounterCheckReport } from '@claimstream/contracts';
import { latestDayOf } from '@claimstream/kernel';
import {
  CLOCK,
  Context,
  InvalidRequest,
  Permission,
  ReadsPhi,
  type RequestContext,
  type Transaction,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { priceFindings } from '../domain/charge-master/price-findings.js';
import { checkEncounter, rejectedFor } from '../domain/check-encounters.js';
import { LOADED_TABLES, type LoadedTables } from '../store/loaded-tables.js';
import { documented } from './bodies.js';
import { mostInBatch } from './encounters.requests.js';
import { bookFor, encountersIn } from './price-bodies.js';
import { itemsOf } from './read-batch.js';
import { readEncounter } from './read-encounter.js';
import { historyFor } from './take-in.js';

const Batch = z.strictObject({ encounters: z.array(Encounter).min(1).max(mostInBatch) });

/** A dry run: what would become of encounters, with everything that the edits find. Nothing is kept but that the patient's history was read. */
@ApiTags('encounters')
@Controller('v1/encounters')
export class CheckController {
  constructor(
    @Inject(LOADED_TABLES) private readonly loadedTables: LoadedTables,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Post('check')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Checks one encounter, or up to 1,000 in the order given, against all edits; nothing is stored.',
  })
  @ApiBody({ schema: documented(z.union([Encounter, Batch])) })
  @ApiOkResponse({ standardSchema: z.union([EncounterCheck, EncounterCheckReport]) })
  @Permission('encounters:write')
  @ReadsPhi({ action: 'encounters.check', store: 'encounters', ids: idsOf })
  async check(
    @Body() body: unknown,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterCheck | EncounterCheckReport> {
    if (encountersIn(body).length === 0 && !isBatch(body)) return (await this.#checksOf([body], context, tx))[0]!;
    return { results: await this.#checksOf(itemsOf(body), context, tx) };
  }

  async #checksOf(items: readonly unknown[], context: RequestContext, tx: Transaction): Promise<EncounterCheck[]> {
    const { tenantId } = context;
    const book = await bookFor(tx, context, items);
    const reads = items.map((item) => readEncounter(item, book));
    const tables = this.loadedTables.of(tenantId);
    const told = reads.flatMap((read) => (read.ok ? [read.encounter] : []));
    const history = await historyFor(told, { tx, tenantId, tables });
    const today = latestDayOf(this.clock());
    return reads.map((read, index) => ({
      index,
      ...(read.ok
        ? checkEncounter(read.encounter, { tenantId, today, tables, history, more: priceFindings(read.encounter, book) })
        : rejectedFor(read.faults)),
    }));
  }
}

/** A body with `encounters` is meant as a batch, also when it is a wrong one. */
const isBatch = (body: unknown): boolean => {
  if (typeof body !== 'object' || body === null) {
    throw new InvalidRequest([{ pointer: '', code: 'INVALID_TYPE', detail: 'An encounter, or a list of encounters.' }]);
  }
  return 'encounters' in body;
};

function idsOf(answer: EncounterCheck | EncounterCheckReport): { id: string }[] {
  const checks = 'results' in answer ? answer.results : [answer];
  return checks.flatMap(({ encounterId }) => (encounterId === undefined ? [] : [{ id: encounterId }]));
}
