import type { EmBenchmarkView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { emCodes } from '../../domain/em-distribution/em-groups.js';
import type { CodeCount } from '../../domain/em-distribution/distribution.js';
import { emBenchmarkIdOf } from '../../store/reports/benchmarks.store.js';
import type { Period } from './period.requests.js';

/** The benchmark that was loaded last; undefined before the first. */
export async function findEmBenchmark(tx: Tx, tenantId: Uuid): Promise<EmBenchmarkView | undefined> {
  const [row] = await tx.query<{ state: EmBenchmarkView }>(
    `select state - 'stateVersion' as state from benchmark where tenant_id = $1 and id = $2`,
    [tenantId, emBenchmarkIdOf(tenantId)],
  );
  return row?.state;
}

export interface CountsFilter extends Period {
  readonly tenantId: Uuid;
  readonly providerNpi?: string;
}

/**
 * How often each provider's released visits have each code of evaluation and management, by who rendered them, or billed them where nobody
 * else is named.
 */
export async function countEmCodes(tx: Tx, { tenantId, from, to, providerNpi }: CountsFilter): Promise<CodeCount[]> {
  return tx.query<CodeCount>(
    `select provider ->> 'npi' as "providerNpi", provider ->> 'taxonomyCode' as specialty, line ->> 'procedureCode' as code, count(*)::int as count
     from encounter,
       lateral (select coalesce(state #> '{encounter,renderingProvider}', state #> '{encounter,billingProvider}') as provider) who,
       jsonb_array_elements(state #> '{encounter,serviceLines}') line
     where tenant_id = $1 and service_to between $2 and $3 and (state -> 'released')::boolean and status <> 'cancelled'
       and state #>> '{encounter,kind}' = 'professional' and line ->> 'procedureCode' = any ($4)
       and ($5::text is null or provider ->> 'npi' = $5)
     group by 1, 2, 3`,
    [tenantId, from, to, emCodes, providerNpi],
  );
}
