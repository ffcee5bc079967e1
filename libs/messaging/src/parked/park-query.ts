import type { Query } from '../database/query.js';
import type { Parking } from '../runner/fold-messages.js';
import { binaryArray, type Item } from '../writing/binary-array.js';

/** Stores messages that were parked, in order, and blocks their keys. Unreadable ones block none: they may not even name one. */
export function parkQuery(
  parked: readonly Parking[],
  { consumer, log, now }: { consumer: string; log: string; now: Date },
): Query {
  const column = (of: (parking: Parking, envelope: ReturnType<typeof envelopeOf>) => Item) =>
    parked.map((parking) => of(parking, envelopeOf(parking)));
  return {
    name: 'park messages',
    text: `with queued as (
        insert into parked_message (consumer, log, topic, partition, "offset", tenant_id, key, event_id, type, headers, value, reason, detail, parked_at)
        select $1, $2, p.topic, p.partition, p."offset", p.tenant_id, p.key, p.event_id, p.type, p.headers, p.value, p.reason, p.detail, $3::timestamptz
        from unnest($4::text[], $5::int4[], $6::int8[], $7::uuid[], $8::text[], $9::uuid[], $10::text[], $11::text[], $12::bytea[], $13::text[], $14::text[])
             with ordinality p(topic, partition, "offset", tenant_id, key, event_id, type, headers, value, reason, detail, n)
        order by p.n)
      insert into parked_key (consumer, topic, key, tenant_id, parked_at)
      select distinct on (p.topic, p.key) $1, p.topic, p.key, p.tenant_id, $3::timestamptz
      from unnest($4::text[], $8::text[], $7::uuid[]) p(topic, key, tenant_id) where p.tenant_id is not null
      order by p.topic, p.key on conflict do nothing`,
    parameters: [
      consumer,
      log,
      now,
      binaryArray(
        'text',
        column(({ heard }) => heard.record.topic),
      ),
      binaryArray(
        'int4',
        column(({ heard }) => heard.record.partition),
      ),
      binaryArray(
        'int8',
        column(({ heard }) => heard.record.offset),
      ),
      binaryArray(
        'uuid',
        column((_, envelope) => envelope?.tenantId),
      ),
      binaryArray(
        'text',
        column(({ heard }) => storable(heard.record.key)),
      ),
      binaryArray(
        'uuid',
        column((_, envelope) => envelope?.id),
      ),
      binaryArray(
        'text',
        column((_, envelope) => envelope && storable(envelope.type)),
      ),
      binaryArray(
        'text',
        column(({ heard }) => JSON.stringify(heard.record.headers)),
      ),
      binaryArray(
        'bytea',
        column(({ heard }) => Buffer.from(heard.record.value)),
      ),
      binaryArray(
        'text',
        column(({ reason }) => reason),
      ),
      binaryArray(
        'text',
        column(({ detail }) => storable(detail)),
      ),
    ],
  };
}

function envelopeOf({ heard }: Parking) {
  if (heard.kind === 'message') return heard.message;
  return heard.kind === 'misfit' ? heard.envelope : undefined;
}

/** PostgreSQL's text has no place for NUL. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');
