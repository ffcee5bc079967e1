import { Client, Pool } from 'pg';
import { createSpecDatabase, startPostgres, type LocalPostgres } from '@claimstream/local-parts';
import { itIsAnEventLog } from '../event-log.conformance.js';
import { silentLogger } from '../logger.js';
import { cuttingProxy } from '../specs/cutting-proxy.js';
import { storeProgress } from './group.js';
import { postgresEventLog } from './postgres-event-log.js';
import { purgeRecords } from './purge.js';

jest.setTimeout(30_000);

describe('the event log in PostgreSQL', () => {
  let postgres: LocalPostgres;
  const onServer = async (sql: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  itIsAnEventLog(
    async () => {
      postgres = await startPostgres();
      await onServer('create database event_log');
      const { href } = Object.assign(new URL(postgres.url), { pathname: '/event_log' });
      return {
        open: (logger) => postgresEventLog({ connectionString: href, logger }),
        kill: () => postgres.kill(),
        restart: () => postgres.restart(),
        wipe: async () => {
          await onServer('drop database event_log with (force)');
          await onServer('create database event_log');
        },
        sharesGroups: false,
      };
    },
    () => postgres.stop(),
  );
});

describe('a server that is gone without a word', () => {
  it('is given up in time, by who sends and by who reads', async () => {
    const database = await createSpecDatabase();
    const proxy = await cuttingProxy(database.url);
    const { href } = Object.assign(new URL(database.url), { host: `127.0.0.1:${proxy.port}` });
    const log = postgresEventLog({ connectionString: href, logger: silentLogger, answersWithinMs: 500 });
    await log.createTopics([{ topic: 'claims', partitions: 1 }]);
    const reader = log.consume({
      group: 'remittance',
      topics: ['claims'],
      startOffsets: ({ partitions }) =>
        Promise.resolve(partitions.map(({ partition, start }) => offsets.get(partition) ?? start)),
    });
    const offsets = new Map<number, bigint>();
    const take = async () => {
      const records = await reader.take({ messages: 10, bytes: 1_000 });
      for (const { partition, offset } of records) offsets.set(partition, offset + 1n);
      reader.done(records);
      return records.map(({ value }) => value);
    };
    const send = (value: string) => log.send([{ topic: 'claims', key: 'one', value, headers: {} }]);
    await send('before');
    expect(await take()).toEqual(['before']);

    proxy.freeze();
    const taking = take();
    await expect(send('lost')).rejects.toThrow();
    await send('after');
    expect(await taking).toEqual(['after']);
    await log.close();
    proxy.stop();
    await database.drop();
  });
});

describe('purging', () => {
  it('deletes what all groups of a topic have behind them once it is a day old, and nothing else', async () => {
    const database = await createSpecDatabase();
    const pool = new Pool({ connectionString: database.url });
    const log = postgresEventLog({ connectionString: database.url, logger: silentLogger });
    await log.createTopics([
      { topic: 'claims', partitions: 1 },
      { topic: 'nobody-reads', partitions: 1 },
    ]);
    await log.send(
      ['claims', 'nobody-reads'].flatMap((topic) => [1, 2, 3].map((n) => ({ topic, key: `${n}`, value: '', headers: {} }))),
    );
    const progress = (next: bigint) => [{ topic: 'claims', partition: 0, next }];
    await storeProgress(pool, 'remittance', progress(3n));
    await storeProgress(pool, 'payer-gateway', progress(2n));

    const startAfterPurge = async () => {
      await purgeRecords(pool);
      return (await log.bounds('claims'))[0]!.start;
    };
    const age = (until: number) =>
      pool.query(`update event_log set appended_at = now() - interval '25 hours' where "offset" < $1`, [until]);

    expect(await startAfterPurge()).toBe(0n);
    await age(1);
    expect(await startAfterPurge()).toBe(1n);
    await age(3);
    expect(await startAfterPurge()).toBe(2n);
    expect(await log.bounds('claims')).toEqual([{ topic: 'claims', partition: 0, start: 2n, end: 3n }]);
    expect(await log.bounds('nobody-reads')).toEqual([{ topic: 'nobody-reads', partition: 0, start: 0n, end: 3n }]);
    expect((await pool.query('select count(*)::int as records from event_log')).rows).toEqual([{ records: 4 }]);

    await log.close();
    await pool.end();
    await database.drop();
  });
});
