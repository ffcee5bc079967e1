import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import type { OutgoingRecord } from '../event-log.js';
import { seededRandom } from './seeded-random.js';
import { counted, until } from './say.js';
import { newLog } from './spec-log.js';
import { counters, count, toyService, type ToyService } from './toy-service.js';

jest.setTimeout(120_000);

let specDatabase: SpecDatabase;
let toy: ToyService;

beforeAll(async () => {
  specDatabase = await createSpecDatabase('messaging');
  toy = await toyService(specDatabase.url);
});
afterAll(async () => {
  await toy.stop();
  await specDatabase.drop();
});

/** Set `STORM_SEED` to see one again. */
const seeds = process.env.STORM_SEED ? [Number(process.env.STORM_SEED)] : [1, 2, 3];

it.each(seeds)('loses nothing, does nothing twice and keeps every order through a storm of faults (seed %i)', async (seed) => {
  const random = seededRandom(seed);
  const log = await newLog(toy);
  const tenantId = newId();
  const ids = Array.from({ length: 30 }, () => newId());
  let instances = [toy.start(log), toy.start(log)];
  const commanded = new Map<string, number[]>();
  const sent: OutgoingRecord[] = [];

  for (let n = 0; n < 60; n += 1) {
    const records = ids.map((id) => counted(tenantId, id, n));
    sent.push(...records);
    log.down = false;
    await log.send(records);
    const fault = random(6);
    if (fault === 0) await log.send(Array.from({ length: 20 }, () => sent[random(sent.length)]!));
    if (fault === 1) await toy.breakConnections();
    if (fault === 2) log.down = true;
    if (fault === 3) {
      const [stopped, ...others] = instances;
      await stopped!.stop();
      instances = [...others, toy.start(log)];
    }
    const id = ids[random(ids.length)]!;
    const number = 1_000 + n;
    const context = { tenantId, actor: 'tester', correlationId: newId(), action: 'toy.count' };
    await instances[random(2)]!.commands.run(context, counters.at(id), (counter) => count(counter, id, number));
    commanded.set(id, [...(commanded.get(id) ?? []), number]);
    await sleep(random(10));
  }
  log.down = false;

  const told = new Set<string>();
  for (const id of ids) {
    const own = commanded.get(id) ?? [];
    const heard = await until(
      () => toy.heardBy(id),
      (numbers) => numbers.length >= 60 + own.length,
    );
    expect(heard.filter((number) => number < 1_000)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    expect(heard.filter((number) => number >= 1_000)).toEqual(own);
    for (let at = 10; at <= heard.length; at += 10) told.add(`${id} ${at}`);
  }
  await until(
    () => toy.sql('select 1 from outbox_pending'),
    (rows) => rows.length === 0,
  );
  const claims = log
    .recordsOf('claims')
    .map(({ key, value, headers }) => ({ key, at: (JSON.parse(value) as { heard: number }).heard, id: headers.ce_id }));
  const first = [...new Map(claims.toReversed().map((claim) => [claim.id, claim])).values()].toReversed();
  expect(new Set(first.map(({ key, at }) => `${key} ${at}`))).toEqual(told);
  expect(first).toHaveLength(told.size);
  for (const id of ids) {
    const order = first.filter(({ key }) => key === id).map(({ at }) => at);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
  expect(await toy.sql('select counter_id, number from tally group by 1, 2 having count(*) > 1')).toEqual([]);
  await Promise.all(instances.map((instance) => instance.stop()));
});
