import { type Check, sqlCheck } from './check.js';
import { type ClaimSummary, type StoryLine, storyFaults, summaryFaults } from './claim-story.js';

interface ClaimRow extends ClaimSummary {
  id: string;
  lines: StoryLine[];
}

/** Every version was written by one transaction that is in the audit, and each transaction has an instant of its own. */
const versionsOf = (table: string, store: string): string => `
  select '${table} ' || a.id || ' has version ' || a.version || ' and was written ' || count(distinct e.at) || ' times' as what
  from ${table} a left join audit_entry e on e.tenant_id = a.tenant_id and e.aggregate_id = a.id::text and e.store = '${store}'
  group by a.tenant_id, a.id, a.version having count(distinct e.at) <> a.version`;

export const legalStories: readonly Check[] = [
  {
    invariant: 'I4',
    says: 'The story of every claim is legal, and the claim stands where its story leads.',
    find: async (evidence) => {
      const claims = await evidence.rows<ClaimRow>(
        'claims',
        `select id, status, (state -> 'submission' ->> 'timesSent')::int as "timesSent", (state -> 'submission' ->> 'announced')::boolean as announced,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'facts', facts) order by seq), '[]') from claim_timeline t
            where t.tenant_id = claim.tenant_id and t.claim_id = claim.id) as lines
         from claim`,
      );
      return claims.flatMap(({ id, lines, ...summary }) =>
        [...storyFaults(lines), ...summaryFaults(summary, lines)].map((fault) => `claim ${id} ${fault}`),
      );
    },
  },
  sqlCheck({
    invariant: 'I4',
    says: 'No claim was told of the same event twice.',
    book: 'claims',
    sql: `select 'claim ' || claim_id || ' has ' || count(*) || ' lines of event ' || entry_id as what
          from claim_timeline group by claim_id, entry_id having count(*) > 1`,
  }),
  sqlCheck({
    invariant: 'I4',
    says: 'The versions of claims follow one another without a gap.',
    book: 'claims',
    sql: versionsOf('claim', 'claims'),
  }),
  sqlCheck({
    invariant: 'I4',
    says: 'The versions of claim accounts follow one another without a gap.',
    book: 'remittance',
    sql: versionsOf('claim_account', 'claim-accounts'),
  }),
];
