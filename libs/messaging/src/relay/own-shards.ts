import type { Connection } from '../database/connection.js';
import { binaryArray } from '../writing/binary-array.js';
import { SHARDS } from './shards.js';

/** Advisory locks of two numbers: a shard's owner, and (shared) that an instance is there at all. */
const SHARD_LOCK = 0x5ca1;
const PRESENCE_LOCK = 0x5ca2;

/**
 * The shards of keys that this instance publishes. Each is held by an advisory lock of the relay's own session: it ends with the
 * connection that reads and deletes, so who has lost it cannot go on. Instances share them evenly.
 */
export class OwnShards {
  private session?: object;
  private owned: number[] = [];
  /** Instances of the service, this one included. */
  instances = 1;

  constructor(private readonly connection: Connection) {}

  get list(): readonly number[] {
    return this.session === this.connection.session ? this.owned : [];
  }

  /** Takes free shards up to an even share, and gives away what is more. To be called while nothing is being sent. */
  async balance(): Promise<void> {
    await this.announce();
    const [present] = await this.connection.query<{ instances: number }>({
      name: 'relay instances',
      text: `select count(*)::int as instances from pg_locks
        where locktype = 'advisory' and classid = ${PRESENCE_LOCK} and objid = 0 and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database())`,
      parameters: [],
    });
    this.instances = Math.max(1, present?.instances ?? 1);
    const share = Math.ceil(SHARDS / this.instances);
    if (this.owned.length > share) await this.giveAway(this.owned.slice(share));
    else if (this.owned.length < share) await this.take(share - this.owned.length);
  }

  private async announce(): Promise<void> {
    const session = await this.connection.ready();
    if (this.session === session) return;
    this.owned = [];
    await this.connection.query({
      name: 'relay presence',
      text: `select pg_advisory_lock_shared(${PRESENCE_LOCK}, 0)`,
      parameters: [],
    });
    this.session = session;
  }

  private async take(most: number): Promise<void> {
    const rows = await this.connection.query<{ shard: number }>({
      name: 'take shards',
      text: `select shard from generate_series(0, ${SHARDS - 1}) shard
        where shard <> all ($1::int4[]) and pg_try_advisory_lock(${SHARD_LOCK}, shard) limit $2`,
      parameters: [binaryArray('int4', this.owned), most],
    });
    this.owned = [...this.owned, ...rows.map(({ shard }) => shard)];
  }

  private async giveAway(shards: readonly number[]): Promise<void> {
    this.owned = this.owned.filter((shard) => !shards.includes(shard));
    await this.connection.query({
      name: 'give shards away',
      text: `select pg_advisory_unlock(${SHARD_LOCK}, shard) from unnest($1::int4[]) shard`,
      parameters: [binaryArray('int4', shards)],
    });
  }
}
