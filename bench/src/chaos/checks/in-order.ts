import type { Evidence, Service } from '../evidence.js';
import { services } from '../evidence.js';
import type { TopicRecord } from '../read-topics.js';
import type { Check } from './check.js';

/** An event as its speaker wrote it down; `seq` is the order per key. */
interface Said {
  readonly id: string;
  readonly key: string;
  readonly seq: number;
}

/**
 * Where things that were said in one order under a key are found in another. What is found again is a repeat and counts at its first place; what was
 * not said is left to others to find.
 */
export function overtakings(said: readonly Said[], found: readonly { readonly eventId: string }[]): string[] {
  const places = new Map(said.map((event) => [event.id, event]));
  const last = new Map<string, Said>();
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const { eventId } of found) {
    const event = places.get(eventId);
    if (!event || seen.has(eventId)) continue;
    seen.add(eventId);
    const before = last.get(event.key);
    if (before && before.seq > event.seq)
      faults.push(`event ${event.id} of key ${event.key} comes after ${before.id}, which was said later`);
    else last.set(event.key, event);
  }
  return faults;
}

const saidBy = (evidence: Evidence, service: Service): Promise<Said[]> =>
  evidence
    .rows<{ id: string; key: string; seq: string }>(service, 'select event_id as id, key, seq from outbox')
    .then((rows) => rows.map(({ id, key, seq }) => ({ id, key, seq: Number(seq) })));

export const inOrder: readonly Check[] = [
  {
    invariant: 'I10',
    says: 'Every event is in its topic, nothing else is, and a key has one partition.',
    find: async (evidence) => {
      const records = await evidence.topics();
      const said = new Set((await Promise.all(services.map((service) => saidBy(evidence, service)))).flat().map(({ id }) => id));
      const written = new Set(records.map(({ eventId }) => eventId));
      const partitions = Map.groupBy(records, ({ topic, key }) => `${topic} ${key}`);
      return [
        ...[...said].filter((id) => !written.has(id)).map((id) => `event ${id} is not in the topic`),
        ...[...written].filter((id) => !said.has(id)).map((id) => `event ${id} is in a topic and nobody said it`),
        ...[...partitions].flatMap(([key, all]) =>
          new Set(all.map(({ partition }) => partition)).size > 1 ? [`${key} is in several partitions`] : [],
        ),
      ];
    },
  },
  {
    invariant: 'I10',
    says: 'Per key, the topics have the order in which the services said it.',
    find: async (evidence) => {
      const records: readonly TopicRecord[] = await evidence.topics();
      const said = await Promise.all(services.map((service) => saidBy(evidence, service)));
      return said.flatMap((events) => overtakings(events, records));
    },
  },
  {
    invariant: 'I10',
    says: 'Per key, claims followed what the gateway and remittance said in the order in which they said it.',
    find: async (evidence) => {
      const followed = await evidence.rows<{ eventId: string }>(
        'claims',
        'select entry_id as "eventId" from claim_timeline order by seq',
      );
      const said = await Promise.all((['payer-gateway', 'remittance'] as const).map((service) => saidBy(evidence, service)));
      return said.flatMap((events) => overtakings(events, followed));
    },
  },
  {
    invariant: 'I10',
    says: 'Per claim, remittance listed payments in the order in which the gateway said them.',
    find: async (evidence) => {
      const said = await evidence.rows<{ id: string; key: string; seq: string }>(
        'payer-gateway',
        `select concat_ws('/', data::jsonb ->> 'adviceId', ${namesOf(`data::jsonb -> 'payment'`)}) as id, key, seq
         from outbox where type like 'claim-payment-received.%'`,
      );
      const listed = await evidence.rows<{ eventId: string }>(
        'remittance',
        `select concat_ws('/', advice_id, ${namesOf('payment')}) as "eventId" from payment order by seq`,
      );
      return overtakings(
        said.map(({ id, key, seq }) => ({ id, key, seq: Number(seq) })),
        listed,
      );
    },
  },
];

/** What names a payment within its advice: two that differ in nothing of this would be booked alike. */
const namesOf = (payment: string): string =>
  ['patientControlNumber', 'payerClaimControlNumber', 'statusCode'].map((name) => `${payment} ->> '${name}'`).join(', ');
