import type { ClaimLedgerView, TrialBalance } from '@claimstream/contracts';
import type { Tx as Transaction } from '@claimstream/messaging';
import { notFound, Permission, ReadsPhi, Transactional, Tx } from '@claimstream/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { findClaimLedger, trialBalance } from './ledger.queries.js';

@ApiTags('ledger')
@Controller('v1')
export class LedgerController {
  @Get('claims/:claimId/ledger')
  @ApiOperation({ summary: "A claim's money, with every entry: charge = paid + contractual + patient's share + open." })
  @Permission('payments:read')
  @ReadsPhi({ action: 'ledger.read', store: 'claim-accounts', ids: 'claimId' })
  async claimLedger(@Param('claimId', { schema: z.uuid() }) claimId: string, @Tx() tx: Transaction): Promise<ClaimLedgerView> {
    const ledger = await findClaimLedger(tx, claimId);
    if (!ledger) throw notFound('claim');
    return ledger;
  }

  @Get('ledger/trial-balance')
  @ApiOperation({ summary: 'Every account with its balance; they add up to zero.' })
  @Permission('payments:read', { acrossTenants: true })
  @Transactional()
  async trialBalance(@Tx() tx: Transaction): Promise<TrialBalance> {
    return trialBalance(tx);
  }
}
