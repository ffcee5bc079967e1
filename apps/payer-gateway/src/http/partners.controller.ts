import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Commands } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  Idempotent,
  idKey,
  keysOfCursor,
  textKey,
  notFound,
  type Page,
  pageOf,
  PageQuery,
  Permission,
  Refusal,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { changeAgreement, connectionIdOf, NewPartner, openConnection, PartnerAgreement } from '../domain/partner-connection.js';
import { connections } from '../store/stores.js';
import { findPartner, listPartners, PartnerView } from './partners.queries.js';

/** Connections to payers and clearinghouses: what is agreed with each. Their control numbers can be seen and not set. */
@ApiTags('partners')
@Controller('v1/partners')
export class PartnersController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Get()
  @Permission('partners:read', { acrossTenants: true })
  @Transactional()
  async list(@Query() { limit, cursor }: PageQuery, @Tx() tx: Transaction): Promise<Page<PartnerView>> {
    const rows = await listPartners(tx, { after: keysOfCursor(cursor, [textKey, idKey]), limit: limit + 1 });
    return pageOf(rows, limit, ({ agreement, partnerId }) => [agreement.name, partnerId]);
  }

  @Get(':partnerId')
  @Permission('partners:read', { acrossTenants: true })
  @Transactional()
  @ApiOkResponse({ standardSchema: PartnerView })
  async read(@Param('partnerId', { schema: z.uuid() }) partnerId: string, @Tx() tx: Transaction): Promise<PartnerView> {
    const view = await findPartner(tx, partnerId);
    if (!view) throw notFound('partner');
    return view;
  }

  @Post()
  @Permission('partners:write', { acrossTenants: true })
  @Idempotent()
  @ApiCreatedResponse({ description: 'Made.' })
  async open(
    @Body({ schema: NewPartner }) { tenantId, agreement }: NewPartner,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ partnerId: string }> {
    mustBeAllowed(context, [tenantId, ...agreement.clients.map((client) => client.tenantId)]);
    const partnerId = connectionIdOf(tenantId, agreement.name);
    await this.commands.execute(
      tx,
      { ...context, action: 'partners.open' },
      connections.at(partnerId, { tenantId }),
      (connection) => {
        if (connection) throw new Refusal(409, 'PARTNER_EXISTS', 'There is a partner connection of this name already.');
        return { state: openConnection(agreement) };
      },
    );
    void reply.header('location', `/v1/partners/${partnerId}`);
    return { partnerId };
  }

  @Put(':partnerId')
  @HttpCode(200)
  @Permission('partners:write', { acrossTenants: true })
  @Transactional()
  async change(
    @Param('partnerId', { schema: z.uuid() }) partnerId: string,
    @Body({ schema: PartnerAgreement }) agreement: PartnerAgreement,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<{ partnerId: string }> {
    const view = await findPartner(tx, partnerId);
    if (!view) throw notFound('partner');
    mustBeAllowed(context, [view.tenantId, ...agreement.clients.map((client) => client.tenantId)]);
    if (agreement.name !== view.agreement.name)
      throw new Refusal(422, 'PARTNER_NAME_FIXED', 'The name of a partner connection cannot change.');
    const target = connections.at(partnerId, { tenantId: view.tenantId });
    await this.commands.execute(tx, { ...context, action: 'partners.change' }, target, (connection) =>
      connection ? { state: changeAgreement(connection, agreement) } : {},
    );
    return { partnerId };
  }
}

/** Whoever names a tenant in an agreement gets its claims to send: the caller must hold the permission for each of them. */
function mustBeAllowed({ tenantIds }: RequestContext, named: readonly string[]): void {
  if (named.every((id) => tenantIds.includes(id))) return;
  throw new Refusal(403, 'TENANT_NOT_ALLOWED', 'The agreement names a tenant for which the caller may not write partners.');
}
