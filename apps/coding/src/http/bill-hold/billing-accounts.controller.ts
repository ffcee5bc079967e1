import { BillingAccountView } from '@claimstream/contracts';
import type { Commands } from '@claimstream/messaging';
import {
  CLOCK,
  COMMANDS,
  Context,
  Idempotent,
  notFound,
  Permission,
  ReadsPhi,
  Refusal,
  type RequestContext,
  type Transaction,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { holdAccount, releaseAccount } from '../../domain/bill-hold/billing-account.js';
import { todayOf } from '../../domain/bill-hold/hold-bill.js';
import { accountIdOf } from '../../domain/encounter-ids.js';
import { billingAccounts } from '../../store/bill-hold/bill-hold.store.js';
import { documented } from '../bodies.js';
import { AccountName, AccountRequest } from './bill-hold.requests.js';
import { findBillingAccount } from './billing-accounts.queries.js';

@ApiTags('bill-hold')
@Controller('v1/billing-accounts')
export class BillingAccountsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Post('lookup')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Encounters that are billed together, and what their account waits for; the account by its name in the source system.',
  })
  @ApiBody({ schema: documented(AccountName) })
  @ApiOkResponse({ standardSchema: BillingAccountView })
  @Permission('encounters:read')
  @ReadsPhi({
    action: 'billing-accounts.read',
    store: 'encounters',
    ids: ({ encounters }: BillingAccountView) => encounters.map(({ encounterId }) => ({ id: encounterId })),
  })
  async lookUp(
    @Body({ schema: AccountName }) name: AccountName,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<BillingAccountView> {
    return this.viewOf(tx, context, name);
  }

  @Post('hold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stops an account until it is let go, also before any of its encounters is known: more are to come.' })
  @ApiBody({ schema: documented(AccountRequest) })
  @ApiOkResponse({ standardSchema: BillingAccountView })
  @Permission('bill-hold:write')
  @Idempotent()
  async hold(
    @Body({ schema: AccountRequest }) request: AccountRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<BillingAccountView> {
    const account = billingAccounts.at(accountIdOf(context.tenantId, request));
    await this.commands.execute(tx, { ...context, action: 'coding.hold-account' }, account, (known, facts) =>
      holdAccount(known, request, facts),
    );
    return this.viewOf(tx, context, request);
  }

  @Post('release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that a held account is complete; its encounters are released when all of them are final.' })
  @ApiBody({ schema: documented(AccountRequest) })
  @ApiOkResponse({ standardSchema: BillingAccountView })
  @Permission('bill-hold:write')
  @Idempotent()
  async release(
    @Body({ schema: AccountRequest }) request: AccountRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<BillingAccountView> {
    const account = billingAccounts.at(accountIdOf(context.tenantId, request));
    const { answer } = await this.commands.execute(
      tx,
      { ...context, action: 'coding.release-account' },
      account,
      (known, facts) => releaseAccount(known, request.reason, facts),
    );
    if (answer!.kind === 'not-held') throw new Refusal(409, 'ACCOUNT_NOT_HELD', 'Nobody holds the account.');
    return this.viewOf(tx, context, request);
  }

  private async viewOf(tx: Transaction, { tenantId }: RequestContext, name: AccountName): Promise<BillingAccountView> {
    const { sourceSystem, billingAccountId } = name;
    const billingCaseId = accountIdOf(tenantId, name);
    const today = todayOf(this.clock());
    const account = await findBillingAccount(tx, { tenantId, billingCaseId, sourceSystem, billingAccountId, today });
    if (!account) throw notFound('billing account');
    return account;
  }
}
