import { setTimeout as sleep } from 'node:timers/promises';
import { databaseNameOf } from '@claimstream/service-kit';
import { Client } from 'pg';

/** Looks at the line from outside: at what the databases have committed. */
export class Observer {
  private constructor(
    private readonly coding: Client,
    private readonly claims: Client,
    private readonly remittance: Client,
  ) {}

  static async open(adminUrl: string): Promise<Observer> {
    const [coding, claims, remittance] = await Promise.all(
      ['coding', 'claims', 'remittance'].map((service) => connect(adminUrl, service)),
    );
    return new Observer(coding!, claims!, remittance!);
  }

  async close(): Promise<void> {
    await Promise.all([this.coding.end(), this.claims.end(), this.remittance.end()]);
  }

  async posted(): Promise<number> {
    const { rows } = await this.remittance.query<{ posted: number }>(
      `select count(*)::int as posted from payment where outcome = 'posted'`,
    );
    return rows[0]!.posted;
  }

  /** Waits until so many payments are posted; throws when there is no progress for a minute. */
  async untilPosted(count: number): Promise<void> {
    let last = -1;
    let since = performance.now();
    for (;;) {
      const posted = await this.posted();
      if (posted >= count) return;
      if (posted !== last) [last, since] = [posted, performance.now()];
      else if (performance.now() - since > 60_000) throw new Error(`The line stands still at ${posted} of ${count} payments.`);
      await sleep(100);
    }
  }

  /** When the payments were posted that were posted after an instant, in milliseconds since 1970: the first and the last. */
  async postedBetween(after: Date): Promise<{ first: number; last: number; count: number }> {
    const { rows } = await this.remittance.query<{ first: Date; last: Date; count: number }>(
      `select min(posted_at) as first, max(posted_at) as last, count(*)::int as count from payment where outcome = 'posted' and posted_at > $1`,
      [after],
    );
    const { first, last, count } = rows[0]!;
    return { first: first.getTime(), last: last.getTime(), count };
  }

  /** From the encounter's acceptance to `claim-submitted`, in milliseconds, for each encounter that was accepted between two instants. */
  async submitLatencies(from: Date, to: Date): Promise<number[]> {
    const { rows: accepted } = await this.coding.query<{ id: string; at: string }>(
      'select id, recorded_at as at from encounter where recorded_at between $1 and $2',
      [from.toISOString(), to.toISOString()],
    );
    const { rows: submitted } = await this.claims.query<{ id: string; at: Date }>(
      `select jsonb_array_elements_text(state -> 'content' -> 'encounterIds') as id, min(at) as at
       from claim_timeline join claim on claim.tenant_id = claim_timeline.tenant_id and claim.id = claim_id
       where kind = 'claim-submitted' and at > $1 group by 1`,
      [from],
    );
    const submittedAt = new Map(submitted.map(({ id, at }) => [id, at.getTime()]));
    return accepted.flatMap(({ id, at }) => {
      const end = submittedAt.get(id);
      return end === undefined ? [] : [end - Date.parse(at)];
    });
  }
}

async function connect(adminUrl: string, service: string): Promise<Client> {
  const url = new URL(adminUrl);
  url.pathname = `/${databaseNameOf(service)}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}
