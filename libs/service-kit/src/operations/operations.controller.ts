import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Messaging } from '@claimstream/messaging';
import { z } from 'zod';
import { Permission } from '../auth/permission.js';
import { Context, type RequestContext } from '../http/request-context.js';
import { notFound } from '../http/refusal.js';
import { MESSAGING } from '../service.js';

const ParkedQueue = z.strictObject({ topic: z.string().min(1).max(100), key: z.string().min(1).max(200) });
type ParkedQueue = z.output<typeof ParkedQueue>;

const DropOrder = ParkedQueue.extend({ reason: z.string().trim().min(5).max(500) });
type DropOrder = z.output<typeof DropOrder>;

/** A parked message as people see it: where it is and why, without its content. */
const ParkedView = z.object({
  topic: z.string(),
  key: z.string(),
  eventId: z.uuid().optional(),
  type: z.string().optional(),
  reason: z.string(),
  parkedAt: z.iso.datetime(),
});
type ParkedView = z.output<typeof ParkedView>;

const Listed = z.object({ items: z.array(ParkedView) });
const Replayed = z.object({ handled: z.int(), left: z.int() });
const Dropped = z.object({ dropped: z.int(), left: z.int() });

/** Messages that could not be handled: seen, replayed in order or given up, each act with its person in the audit. */
@ApiTags('operations')
@Controller('v1/operations/parked')
export class OperationsController {
  constructor(@Inject(MESSAGING) private readonly messaging: Messaging) {}

  @Get()
  @Permission('operations:read', { acrossTenants: true })
  @ApiOkResponse({ standardSchema: Listed })
  async list(@Context() { tenantIds }: RequestContext): Promise<{ items: ParkedView[] }> {
    const messages = await this.messaging.parked.list({ tenantIds, limit: 500 });
    return {
      items: messages.map(({ topic, key, eventId, type, reason, parkedAt }) => ({
        topic,
        key,
        eventId,
        type,
        reason,
        parkedAt: parkedAt.toISOString(),
      })),
    };
  }

  @Post('replay')
  @HttpCode(200)
  @Permission('operations:write')
  @ApiOkResponse({ standardSchema: Replayed })
  async replay(
    @Body({ schema: ParkedQueue }) queue: ParkedQueue,
    @Context() context: RequestContext,
  ): Promise<{ handled: number; left: number }> {
    await this.#assertOwn(queue, context);
    return this.messaging.parked.replay(queue, context.actor);
  }

  @Post('drop')
  @HttpCode(200)
  @Permission('operations:write')
  @ApiOkResponse({ standardSchema: Dropped })
  async drop(
    @Body({ schema: DropOrder }) { reason, ...queue }: DropOrder,
    @Context() context: RequestContext,
  ): Promise<{ dropped: number; left: number }> {
    await this.#assertOwn(queue, context);
    return this.messaging.parked.drop(queue, { actor: context.actor, reason });
  }

  /** Parked messages are kept across tenants, so row-level security does not look here: another tenant's queue is not found. */
  async #assertOwn(queue: ParkedQueue, { tenantIds }: RequestContext): Promise<void> {
    const [first] = await this.messaging.parked.list({ tenantIds, queue, limit: 1 });
    if (!first) throw notFound('parked message');
  }
}
