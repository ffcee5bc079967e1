import { newId } from '@claimstream/kernel';
import { Client } from 'pg';
import { exampleApp } from '../example/example-app.js';
import { createLogger } from '../logs/logger.js';
import { runParkedCommand } from './parked-command.js';

const server = new URL(process.env.DATABASE_URL!);
const name = `parked_${newId().replaceAll('-', '')}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
afterAll(() => sql(`drop database if exists "${name}" with (force)`, [], server.href));

async function main(...args: string[]) {
  const config = exampleApp.readConfig({
    DATABASE_URL: server.href,
    DATABASE_NAME: name,
    EVENT_LOG_URL: url,
    AUTH_ISSUER: 'nobody',
    AUTH_JWKS_URL: 'http://127.0.0.1:1/keys',
  });
  const said: string[] = [];
  const says = { print: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
  const logger = createLogger({ service: 'example', level: 'silent' });
  const code = await runParkedCommand(exampleApp, { config, logger }, { args, says });
  return { code, said };
}

async function sql<Row extends object>(text: string, values: unknown[] = [], connectionString = url): Promise<Row[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

it("shows an operator every tenant's parked messages and those without one, and gives one up with an audit row", async () => {
  expect(await main('list')).toEqual({ code: 0, said: [] });
  const park = `insert into parked_message (consumer, log, topic, partition, "offset", tenant_id, key, headers, value, reason, detail, parked_at)
    values ('example', 'log', 'notes', 1, $1, $2, $3, '{}', '\\x00', $4, 'JANE DOE', now()) returning seq`;
  const [unreadable] = await sql<{ seq: string }>(park, [7, null, '\uFFFD', 'UNREADABLE']);
  await sql(park, [8, newId(), newId(), 'DECISION']);

  const { code, said } = await main('list');
  expect(code).toBe(0);
  expect(said.map((line) => (JSON.parse(line) as { reason: string }).reason)).toEqual(['UNREADABLE', 'DECISION']);
  expect(said.join()).not.toContain('JANE');

  const drop = ['drop', '--seq', unreadable!.seq, '--actor', 'ann', '--reason', 'noise on the topic'];
  expect(await main(...drop)).toEqual({ code: 0, said: ['{"dropped":1,"left":0}'] });
  expect(await main(...drop)).toEqual({ code: 1, said: ['{"dropped":0,"left":0}'] });
  expect(await sql('select reason from parked_message')).toEqual([{ reason: 'DECISION' }]);
  expect(await sql('select tenant_id, actor, action, detail from audit_entry')).toEqual([
    { tenant_id: '00000000-0000-0000-0000-000000000000', actor: 'ann', action: 'parked.drop', detail: 'noise on the topic' },
  ]);
});
