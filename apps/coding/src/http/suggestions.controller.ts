import { CodeSuggestions, SuggestionRequest } from '@claimstream/contracts';
import { Context, notFound, Permission, ReadsPhi, type RequestContext, type Transaction, Tx } from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { CodingFacts } from '../domain/suggestions/coding-facts.js';
import { factsOfEncounter } from '../domain/suggestions/facts-of-encounter.js';
import { suggestCodes } from '../domain/suggestions/suggest-codes.js';
import { toCodeSuggestions } from '../domain/suggestions/to-view.js';
import { LOADED_TABLES, type LoadedTables } from '../store/loaded-tables.js';
import { documented } from './bodies.js';
import { findEncounter } from './encounters.queries.js';

/** Suggestions are worked out when they are asked for; nothing is kept, and nothing changes by them. */
@ApiTags('suggestions')
@Controller('v1')
export class SuggestionsController {
  constructor(@Inject(LOADED_TABLES) private readonly loadedTables: LoadedTables) {}

  @Get('encounters/:encounterId/suggestions')
  @ApiOperation({
    summary: "Codes that the encounter's documentation speaks for, each with its evidence; what was left out, and why.",
  })
  @ApiOkResponse({ standardSchema: CodeSuggestions })
  @Permission('encounters:read')
  @ReadsPhi({ action: 'encounters.suggestions', store: 'encounters', ids: 'encounterId' })
  async ofEncounter(
    @Param('encounterId', { schema: z.uuid() }) encounterId: string,
    @Tx() tx: Transaction,
  ): Promise<CodeSuggestions> {
    const known = await findEncounter(tx, encounterId);
    if (!known) throw notFound('encounter');
    const { tenantId, revision, encounter } = known;
    const facts = factsOfEncounter(encounter);
    return { encounterId, revision, ...this.#suggestionsOf(facts, { tenantId, of: { id: encounterId, revision } }) };
  }

  @Post('suggestions')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same for a text that is sent: a dry run, of which nothing is kept.' })
  @ApiBody({ schema: documented(SuggestionRequest) })
  @ApiOkResponse({ standardSchema: CodeSuggestions })
  @Permission('encounters:write')
  ofText(
    @Body({ schema: SuggestionRequest }) request: SuggestionRequest,
    @Context() { tenantId }: RequestContext,
  ): CodeSuggestions {
    return this.#suggestionsOf(factsOfRequest(request), { tenantId, of: { id: tenantId } });
  }

  #suggestionsOf(facts: CodingFacts, { tenantId, of }: { tenantId: string; of: { id: string; revision?: number } }) {
    const tables = this.loadedTables.of(tenantId);
    return toCodeSuggestions(suggestCodes(facts, tables), { facts, tables, of });
  }
}

const factsOfRequest = ({ text, date, setting, patient, procedureCodes, diagnoses }: SuggestionRequest): CodingFacts => ({
  ...{ note: text, date, setting, age: patient?.age, sex: patient?.sex, problems: [] },
  procedures: procedureCodes.map((code, place) => ({ code, path: `/procedureCodes/${place}` })),
  coded: new Set(diagnoses.map((code) => code.replace('.', '').toUpperCase())),
});
