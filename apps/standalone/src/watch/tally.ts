import { databaseNameOf } from '@claimstream/service-kit';
import { Pool } from 'pg';

/** What there is of everything, counted from the databases. */
export interface Tally {
  readonly encounters: number;
  readonly coded: number;
  readonly held: number;
  readonly claimsCreated: number;
  readonly claimsSubmitted: number;
  readonly claimsHeld: number;
  readonly rejected: number;
  readonly denied: number;
  readonly paid: number;
  readonly paymentsPosted: number;
  readonly paidCents: number;
  readonly parked: number;
  readonly ledgerBalanced: boolean;
  /** What is still on its way; zero when everything is settled. */
  readonly underWay: number;
}

const services = ['coding', 'eligibility', 'claims', 'payer-gateway', 'remittance'] as const;
type Service = (typeof services)[number];

/** Statuses of claims for which nothing more is expected by itself. */
const settledStatuses = ['held', 'rejected', 'cancelled', 'paid', 'partially_paid', 'zero_paid', 'denied'];

/** Counts with the administrator's role, which row-level security does not bind: this is the operator's view, and numbers only. */
export class TallyClerk {
  readonly #pools: Record<Service, Pool>;

  constructor(adminUrl: string) {
    const poolOf = (service: Service): Pool => {
      const url = new URL(adminUrl);
      url.pathname = `/${databaseNameOf(service)}`;
      const pool = new Pool({ connectionString: url.href, max: 1 });
      pool.on('error', () => undefined); // A connection that breaks while idle; the next count opens another or fails with the reason.
      return pool;
    };
    this.#pools = Object.fromEntries(services.map((service) => [service, poolOf(service)])) as Record<Service, Pool>;
  }

  async count(): Promise<Tally> {
    const [encounters, claims, money, gateway, runtimes] = await Promise.all([
      this.#one(
        'coding',
        `select count(*)::int as all, count(*) filter (where status = 'coded')::int as coded,
                                  count(*) filter (where status = 'held')::int as held from encounter`,
      ),
      this.#one(
        'claims',
        `select count(*) filter (where state -> 'submission' -> 'announced' = 'true')::int as created,
                count(*) filter (where (state -> 'submission' ->> 'timesSent')::int > 0)::int as submitted,
                count(*) filter (where status = 'held')::int as held,
                count(*) filter (where status = 'rejected')::int as rejected,
                count(*) filter (where status = 'denied')::int as denied,
                count(*) filter (where status in ('paid', 'partially_paid', 'zero_paid'))::int as paid,
                (count(*) filter (where status <> all ($1))
                 + (select count(*) from billing_case
                    where jsonb_path_exists(state, '$.encounters[*] ? (exists (@.codes) && !exists (@.coverage))')))::int as "underWay"
         from claim`,
        [settledStatuses],
      ),
      this.#one(
        'remittance',
        `select count(*) filter (where outcome <> 'unmatched')::int as posted,
                coalesce(sum(paid_cents) filter (where outcome <> 'unmatched'), 0)::float8 as "paidCents",
                (select coalesce(sum(amount_cents), 0) = 0 from ledger_entry)
                and not exists (select from ledger_entry where account = 'clearing' group by tenant_id, advice_id having sum(amount_cents) <> 0) as balanced
         from payment`,
      ),
      this.#one(
        'payer-gateway',
        `select ((select count(*) from submission where status in ('queued', 'prepared')) + (select count(*) from inquiry where status = 'queued')
                 + (select count(*) from interchange where status in ('prepared', 'received')))::int as "underWay"`,
      ),
      Promise.all(
        services.map((service) =>
          this.#one(
            service,
            `select (select count(*) from parked_message)::int as parked, (select count(*) from outbox_pending)::int as pending`,
          ),
        ),
      ),
    ]);
    const sum = (name: 'parked' | 'pending') => runtimes.reduce((total, runtime) => total + Number(runtime[name]), 0);
    return {
      encounters: Number(encounters.all),
      coded: Number(encounters.coded),
      held: Number(encounters.held),
      claimsCreated: Number(claims.created),
      claimsSubmitted: Number(claims.submitted),
      claimsHeld: Number(claims.held),
      rejected: Number(claims.rejected),
      denied: Number(claims.denied),
      paid: Number(claims.paid),
      paymentsPosted: Number(money.posted),
      paidCents: Number(money.paidCents),
      parked: sum('parked'),
      ledgerBalanced: money.balanced === true,
      underWay: Number(claims.underWay) + Number(gateway.underWay) + sum('pending'),
    };
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#pools).map((pool) => pool.end()));
  }

  async #one(service: Service, sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>> {
    const { rows } = await this.#pools[service].query<Record<string, unknown>>(sql, parameters);
    return rows[0] ?? {};
  }
}
