import { EncounterView } from '@claimstream/contracts';
import {
  Context,
  Idempotent,
  Permission,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { finaliseCodes } from '../../domain/work/finalise-codes.js';
import { holdEncounter, releaseHold } from '../../domain/work/hold-encounter.js';
import { assign, releaseLease, renewLease, takeLease } from '../../domain/work/lease.js';
import { reopenEncounter } from '../../domain/work/reopen-encounter.js';
import { saveCodes } from '../../domain/work/save-codes.js';
import { PersonalReasonRequest } from '../reason.requests.js';
import { AssignRequest, CodesRequest, FinaliseRequest } from './coding.requests.js';
import { EncounterSteps } from './encounter-steps.js';
import { finalisedBy, samplingRuleOf } from './quality.queries.js';

const EncounterId = z.uuid();

@ApiTags('coding')
@Controller('v1/encounters/:encounterId')
export class CodingController {
  constructor(private readonly steps: EncounterSteps) {}

  @Put('codes')
  @ApiOperation({
    summary: "Saves a coder's codes as a draft, all of them, and runs every edit; all findings are in the answer.",
  })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Transactional()
  save(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: CodesRequest }) { acceptedSuggestions, copiedCodes, ...saved }: CodesRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    const codes = { ...saved, origins: [...acceptedSuggestions, ...copiedCodes] };
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.save-codes',
      codes,
      decide: (known, facts) => saveCodes(known, codes, facts),
    });
  }

  @Post('finalise')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes the saved codes final: released for billing, or drawn for a second look.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  async finalise(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: FinaliseRequest }) { expectedRevision }: FinaliseRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    const rule = await samplingRuleOf(tx, context.tenantId);
    const finalisedBefore = await finalisedBy(tx, context, rule?.firstOfCoder ?? 0);
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.finalise-codes',
      decide: (known, facts) => finaliseCodes(known, { expectedRevision, rule, finalisedBefore }, facts),
    });
  }

  @Post('reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Opens final codes again, with a reason; what comes of it after a release is a changed charge.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  reopen(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: PersonalReasonRequest }) { reason }: PersonalReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.reopen',
      decide: (known, facts) => reopenEncounter(known, reason, facts),
    });
  }

  @Post('hold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stops an encounter that is not billed yet, with a reason.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  hold(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: PersonalReasonRequest }) { reason }: PersonalReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.hold',
      decide: (known, facts) => holdEncounter(known, reason, facts),
    });
  }

  @Post('release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a hold, with a reason: the encounter goes on to where it now belongs.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  release(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: PersonalReasonRequest }) { reason }: PersonalReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.release-hold',
      decide: (known, facts) => releaseHold(known, reason, facts),
    });
  }

  @Post('lease')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives the caller this encounter alone for 15 minutes.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  lease(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, { action: 'coding.lease', decide: takeLease });
  }

  @Post('lease/renew')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes a lease that the caller has last for 15 minutes from now.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  renew(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, { action: 'coding.renew-lease', decide: renewLease });
  }

  @Post('lease/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives the encounter back to the worklist.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  giveBack(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, { action: 'coding.release-lease', decide: releaseLease });
  }

  @Post('assign')
  @HttpCode(200)
  @ApiOperation({ summary: "Makes the encounter a coder's own work, or anybody's again." })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding-management:write')
  @Idempotent()
  assign(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: AssignRequest }) { coder }: AssignRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, { action: 'coding.assign', decide: (known) => assign(known, coder) });
  }
}
