import { type Service, services } from '../evidence.js';
import { type Check, sqlCheck } from './check.js';
import { hearers } from './hearers.js';

const settledStatuses = ['held', 'rejected', 'cancelled', 'paid', 'partially_paid', 'zero_paid', 'denied'];

export const nothingLost: readonly Check[] = [
  {
    invariant: 'I1',
    says: 'Every encounter that was answered for is in coding, once, and nothing else is.',
    find: async (evidence) => {
      const rows = await evidence.rows<{ id: string; revision: number }>(
        'coding',
        `select id, (state ->> 'revision')::int as revision from encounter`,
      );
      const kept = new Map(rows.map(({ id, revision }) => [id, revision]));
      const lost = evidence.accepted.filter(({ encounterId }) => !kept.has(encounterId));
      const twice = new Set(evidence.accepted.map(({ externalId }) => externalId)).size !== evidence.accepted.length;
      return [
        ...lost.map(({ encounterId }) => `encounter ${encounterId} was accepted and is not there`),
        ...rows.filter(({ revision }) => revision !== 1).map(({ id }) => `encounter ${id} was revised by a repeat`),
        ...(twice ? ['the same encounter was accepted under two ids'] : []),
        ...(kept.size > evidence.accepted.length
          ? [`${kept.size - evidence.accepted.length} encounters more than accepted`]
          : []),
      ];
    },
  },
  {
    invariant: 'I1',
    says: 'Every coded encounter has come to its end in claims: it is billed by nobody, or its claims are held, rejected, cancelled or adjudicated.',
    find: async (evidence) => {
      const coded = await evidence.rows<{ id: string; billingCaseId: string }>(
        'coding',
        `select id, state ->> 'billingCaseId' as "billingCaseId" from encounter where status = 'coded'`,
      );
      const cases = await evidence.rows<{ id: string; encounterId: string; joined: boolean; claims: number; unfinished: number }>(
        'claims',
        `select c.id, e ->> 'encounterId' as "encounterId", e ? 'codes' and e ? 'coverage' as joined,
           jsonb_array_length(c.state -> 'claimIds') as claims,
           (select count(*)::int from jsonb_array_elements_text(c.state -> 'claimIds') named
            where not exists (select from claim where claim.tenant_id = c.tenant_id and claim.id = named::uuid
                              and claim.status = any ($1))) as unfinished
         from billing_case c, jsonb_array_elements(c.state -> 'encounters') e`,
        [settledStatuses],
      );
      const known = new Map(cases.map((one) => [one.encounterId, one]));
      return coded.flatMap(({ id }) => {
        const found = known.get(id);
        if (!found?.joined) return [`encounter ${id} was coded and its codes and coverage have not met in claims`];
        return found.unfinished > 0
          ? [`encounter ${id}: ${found.unfinished} of ${found.claims} claims have not come to an end`]
          : [];
      });
    },
  },
  {
    invariant: 'I1',
    says: 'Every event that was said is in the inbox of each service that listens to it, or parked there.',
    find: async (evidence) => {
      const heard = new Map<Service, Set<string>>();
      for (const service of services) {
        const rows = await evidence.rows<{ id: string }>(
          service,
          'select event_id as id from inbox union select event_id from parked_message where event_id is not null',
        );
        heard.set(service, new Set(rows.map(({ id }) => id)));
      }
      const missed: string[] = [];
      for (const speaker of services) {
        const said = await evidence.rows<{ id: string; type: string }>(
          speaker,
          'select event_id as id, type from outbox order by seq',
        );
        for (const { id, type } of said)
          for (const hearer of hearers[type.replace(/\.v\d+$/, '')] ?? [])
            if (!heard.get(hearer)!.has(id)) missed.push(`${type} ${id} of ${speaker} was not heard by ${hearer}`);
      }
      return missed;
    },
  },
  ...services.map((service) =>
    sqlCheck({
      invariant: 'I1',
      says: `Nothing is parked in ${service}: nothing that was sent is bad.`,
      book: service,
      sql: `select coalesce(type, 'something unreadable') || ' ' || coalesce(event_id::text, '') || ' is parked: ' || reason || ' ' || detail as what
            from parked_message order by seq`,
    }),
  ),
];
