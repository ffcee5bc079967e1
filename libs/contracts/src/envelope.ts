import { z } from 'zod';

/** What stands around the data of every event: CloudEvents 1.0 attributes and our extensions. Nothing in it is personal. */
export const Envelope = z.strictObject({
  id: z.uuid().meta({ description: 'UUIDv7; consumers deduplicate by it.' }),
  type: z.string().meta({ description: 'Event type with its major version, for example claim-created.v1.' }),
  source: z.string().meta({ description: 'The service that says it, for example /claims.' }),
  time: z.iso.datetime(),
  subject: z.string().meta({ description: 'The key: the id of the thing whose story this belongs to.' }),
  tenantId: z.uuid(),
  correlationId: z.uuid().meta({ description: 'The request or file that all of this came from.' }),
  causationId: z.uuid().optional().meta({ description: 'The event that caused this one; absent for the first of a chain.' }),
  traceparent: z.string().optional(),
});
export type Envelope = z.output<typeof Envelope>;

/** An event as it is received: envelope and checked data. */
export interface EventMessage<Data = unknown> extends Envelope {
  readonly data: Data;
}
