import { setTimeout as pause } from 'node:timers/promises';
import { silentLogger } from '../logger.js';
import { kafkaEventLog } from './kafka-event-log.js';

jest.setTimeout(30_000);

/** How often kafkajs set a timer while the work ran; it takes the global function at each call. */
async function timersDuring(work: () => Promise<unknown>): Promise<{ count: number; negative: number }> {
  const original = globalThis.setTimeout;
  const seen = { count: 0, negative: 0 };
  const counting = (...parameters: Parameters<typeof setTimeout>) => {
    seen.count += 1;
    if (Number(parameters[1]) < 0) seen.negative += 1;
    return original(...parameters);
  };
  globalThis.setTimeout = Object.assign(counting, original);
  try {
    await work();
  } finally {
    globalThis.setTimeout = original;
  }
  return seen;
}

// kafkajs 2.2.4 unpatched sets a timer of a negative delay, that is one millisecond, again and again for each connection: some 900 a second.
it('leaves an idle connection alone', async () => {
  const log = kafkaEventLog({ brokers: process.env.KAFKA_BROKERS!.split(','), clientId: 'idle', logger: silentLogger });
  await log.identity();
  const seen = await timersDuring(() => pause(1_000));
  await log.close();

  expect(seen.negative).toBe(0);
  expect(seen.count).toBeLessThan(20);
});
