import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OffsetOutsideLog, type EventLog, type OutgoingRecord } from './event-log.js';
import { BookOfEffects, Reader } from './event-log.reader.js';
import type { MessagingLogger } from './logger.js';

/** A log that a suite may mistreat. */
export interface LogUnderTest {
  /** Another process's log; sessions are 2 s long where the log knows sessions. */
  open(logger: MessagingLogger): EventLog;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** The server again, with what it had. */
  restart(): Promise<void>;
  /** The server again, with nothing: another log under the same address. */
  wipe(): Promise<void>;
  /** How many readers of a group work at once. */
  sharesGroups: boolean;
}

const sessionMs = 2_000;

/** What every event log keeps to; both adapters pass it. An outage of the database lasts three sessions here (60 s and 20 s in life). */
export function itIsAnEventLog(start: () => Promise<LogUnderTest>, stop: () => Promise<void>): void {
  let server: LogUnderTest;
  let log: EventLog;
  let topic: string;
  let book: BookOfEffects;
  const opened: EventLog[] = [];
  const said: string[] = [];
  const say = (event: string, fields?: object) => said.push(JSON.stringify({ event, ...fields }));
  const logger: MessagingLogger = { info: say, warn: say, error: say };
  const readers: Reader[] = [];

  const open = () => {
    const another = server.open(logger);
    opened.push(another);
    return another;
  };
  const read = (options: Partial<ConstructorParameters<typeof Reader>[0]> = {}) => {
    const reader = new Reader({ log, book, group: topic, topics: [topic], ...options });
    readers.push(reader);
    return reader;
  };

  beforeAll(async () => {
    server = await start();
  }, 60_000);
  beforeEach(async () => {
    topic = `claims-${randomUUID()}`;
    book = new BookOfEffects();
    log = open();
    await log.createTopics([{ topic, partitions: 6 }]);
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.stop()));
    await Promise.all(opened.splice(0).map((one) => one.close()));
  }, 30_000);
  afterAll(() => stop(), 60_000);

  it('keeps the order of each key and delivers everything', async () => {
    read();
    const sent = records(topic, 3_000);
    for (let from = 0; from < sent.length; from += 100) await log.send(sent.slice(from, from + 100));
    await until(() => book.heard.size >= sent.length);

    expect(book.heard.size).toBe(sent.length);
    expect(storyOf(book.effects)).toEqual(storyOf(sent));
    expect(book.gaps).toEqual([]);
    expect(book.effects[0]!.headers).toEqual({ ce_id: expect.any(String), ce_type: 'claim-created.v1' });
  });

  it('keeps the order of what several processes send at once', async () => {
    read();
    const processes = [log, open(), open()];
    const sent = processes.map((_, index) => records(topic, 600, `process-${index}`));
    await Promise.all(
      processes.map(async (one, index) => {
        for (let from = 0; from < 600; from += 20) await one.send(sent[index]!.slice(from, from + 20));
      }),
    );
    await until(() => book.heard.size >= 1_800);
    expect(storyOf(book.effects)).toEqual(storyOf(sent.flat()));
    expect(book.gaps).toEqual([]);
  });

  it('tells what each partition holds', async () => {
    read();
    await log.send(records(topic, 100));
    await until(() => book.heard.size >= 100);
    const bounds = await log.bounds(topic);
    expect(bounds.map(({ partition }) => partition)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(bounds.reduce((sum, { end }) => sum + end, 0n)).toBe(BigInt(book.effects.length));
  });

  it('leaves a topic that exists as it is', async () => {
    await log.createTopics([{ topic, partitions: 12 }]);
    expect(await log.bounds(topic)).toHaveLength(6);
  });

  it('delivers again what was taken by a process that died', async () => {
    const dying = open();
    const died = dying.consume({ group: topic, topics: [topic], startOffsets: (assignment) => book.startOffsets(assignment) });
    await log.send(records(topic, 10));
    expect(await died.take({ messages: 500, bytes: 1_000_000 })).not.toEqual([]);
    await dying.close();

    read();
    await until(() => book.heard.size >= 10);
    expect(book.heard.size).toBe(10);
  });

  it('delivers a duplicate as what it is: two records with one id', async () => {
    read();
    const [record] = records(topic, 1);
    await log.send([record!]);
    await log.send([record!]);
    await until(() => book.effects.length >= 2);
    const [first, second] = book.effects;
    expect(second!.headers).toEqual(first!.headers);
    expect(second!.offset).toBe(first!.offset + 1n);
  });

  it('delivers what no contract fits, and what comes after it', async () => {
    read();
    await log.send([
      { topic, key: 'a', value: '', headers: {} },
      { topic, key: 'a', value: '{"never closed', headers: { strange: 'éx' } },
      { topic, key: 'a', value: 'x'.repeat(700_000), headers: {} },
      { topic, key: 'a', value: 'after', headers: {} },
    ]);
    await until(() => book.heard.size >= 4);
    expect(book.effects.map(({ value }) => value.slice(0, 14))).toEqual(['', '{"never closed', 'x'.repeat(14), 'after']);
    expect(book.effects[1]!.headers).toEqual({ strange: 'éx' });
  });

  it('gives a batch that was rolled back again, in order, before anything else', async () => {
    const attempts: string[][] = [];
    read({
      handle: async (batch) => {
        attempts.push(batch.map(({ value }) => value));
        if (attempts.length < 3) throw new Error('Rolled back.');
      },
    });
    const sent = records(topic, 20, 'one-key');
    await log.send(sent);
    await until(() => book.heard.size >= 20);
    expect(attempts[1]).toEqual(expect.arrayContaining(attempts[0]!));
    expect(storyOf(book.effects)).toEqual(storyOf(sent));
  });

  it('reads a partition again from where the fence asks', async () => {
    const reader = read();
    await log.send(records(topic, 50));
    await until(() => book.heard.size >= 50);
    const identity = await log.identity();
    for (const { partition, end } of await log.bounds(topic)) {
      book.setOffset({ identity, topic, partition, offset: end - 2n });
      reader.consumer.seek({ topic, partition }, end - 2n);
    }
    await until(() => book.effects.length >= 62);
    expect(book.gaps).toEqual([]);
  });

  it('goes on without loss or disorder while readers come and go in the middle of their work', async () => {
    const sent = records(topic, 4_000);
    const slow = async () => {
      await pause(20);
    };
    const first = read({ handle: slow });
    const sending = sendSlowly(log, sent);
    await until(() => book.heard.size > 200);
    const second = read({ log: open(), handle: slow });
    await until(() => book.heard.size > 1_000);
    if (server.sharesGroups) {
      await until(() => second.consumer.assigned.length > 0);
      expect(first.consumer.assigned.length + second.consumer.assigned.length).toBe(6);
    }
    await first.stop();
    await until(() => book.heard.size > 2_000);
    read({ log: open(), handle: slow });
    await sending;
    await until(() => book.heard.size >= sent.length);
    expect(book.heard.size).toBe(sent.length);
    expect(storyOf(book.effects)).toEqual(storyOf(sent));
    expect(book.gaps).toEqual([]);
  }, 60_000);

  it('leaves the partitions with a handler that takes longer than a session', async () => {
    let handled = 0;
    const reader = read({
      handle: async () => {
        handled += 1;
        if (handled === 1) await pause(2.5 * sessionMs);
      },
    });
    await log.send(records(topic, 5, 'one-key'));
    await until(() => book.heard.size >= 5);
    expect(book.assignments).toHaveLength(1);
    expect(reader.consumer.assigned).toHaveLength(6);
  });

  it('waits out an outage of the database without losing its partitions', async () => {
    const reader = read();
    await log.send(records(topic, 5));
    await until(() => book.heard.size >= 5);
    book.down = true;
    await log.send(records(topic, 5));
    await pause(3 * sessionMs);
    expect(reader.consumer.assigned).toHaveLength(6);
    book.down = false;
    await until(() => book.heard.size >= 10);
    expect(book.assignments).toHaveLength(1);
  });

  it('waits for a database that is down when the partitions are assigned', async () => {
    book.down = true;
    read();
    await log.send(records(topic, 5));
    await pause(2 * sessionMs);
    expect(book.effects).toEqual([]);
    book.down = false;
    await until(() => book.heard.size >= 5);
    expect(book.assignments).toHaveLength(1);
  });

  it('goes on in another process where the first one stopped', async () => {
    const first = read();
    await log.send(records(topic, 100));
    await until(() => book.heard.size >= 100);
    await first.stop();
    await log.send(records(topic, 100));
    read({ log: open() });
    await until(() => book.heard.size >= 200);
    expect(book.heard.size).toBe(200);
    expect(book.gaps).toEqual([]);
  });

  it('holds a bounded part of a backlog in memory', async () => {
    const sent = records(topic, 400).map((record) => ({ ...record, value: record.value.padEnd(100_000) }));
    for (let from = 0; from < sent.length; from += 20) await log.send(sent.slice(from, from + 20));
    const reader = read({ maxBufferedBytes: 2_000_000, handle: () => pause(20) });
    await until(() => book.heard.size >= sent.length);
    expect(book.heard.size).toBe(sent.length);
    expect(reader.largestBuffer).toBeLessThan(2_000_000 + 4 * 1024 * 1024 + 1_000_000);
  });

  it('stops while it waits', async () => {
    const reader = read();
    await until(() => reader.consumer.facts.state === 'consuming');
    await reader.stop();
    expect(reader.consumer.facts.state).toBe('stopped');
    expect(reader.failure).toBeUndefined();
  });

  it('refuses an offset that the log does not have, instead of skipping to one that it has', async () => {
    await log.send(records(topic, 10));
    const identity = await log.identity();
    book.setOffset({ identity, topic, partition: 3, offset: 1_000n });
    const reader = read();
    await reader.finished;
    expect(reader.failure).toBeInstanceOf(OffsetOutsideLog);
    expect(reader.consumer.facts.state).toBe('failed');
    expect(book.effects).toEqual([]);
  });

  it('goes on after the server was killed, and loses nothing that it had accepted', async () => {
    const reader = read();
    const accepted = records(topic, 200);
    await log.send(accepted);
    await until(() => book.heard.size >= 100);
    await server.kill();
    const refused = records(topic, 5, 'refused');
    await expect(log.send(refused)).rejects.toThrow();
    await read({ log: open(), group: 'stopped-while-the-server-is-away' }).stop();
    await server.restart();
    await patiently(() => log.send(refused));
    await until(() => book.heard.size >= 205, 60_000);
    expect(book.heard).toEqual(new Set([...accepted, ...refused].map(({ value }) => value)));
    expect(book.gaps).toEqual([]);
    expect(reader.failure).toBeUndefined();
  }, 180_000);

  it('has another identity after it was wiped, and is read from its beginning', async () => {
    read();
    await log.send(records(topic, 20));
    await until(() => book.heard.size >= 20);
    const before = await log.identity();

    await server.wipe();
    await patiently(() => log.createTopics([{ topic, partitions: 6 }]));
    const again = records(topic, 5, 'again');
    await patiently(() => log.send(again));
    await until(() => again.every(({ value }) => book.heard.has(value)), 60_000);
    expect(await log.identity()).not.toBe(before);
    expect(book.assignments.at(-1)).toBe(await log.identity());
  }, 180_000);

  it('has written no key, value or header to its log in all of this', () => {
    expect(said.filter((line) => /claim-\d|one-key|refused|ce_id|"id"/.test(line))).toEqual([]);
    expect(said).not.toEqual([]);
  });

  it('hands a record over within 30 ms when it is idle', async () => {
    read();
    await log.send(records(topic, 1));
    await until(() => book.heard.size >= 1);
    const times: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const [record] = records(topic, 1);
      const sentAt = performance.now();
      await log.send([record!]);
      await until(() => book.heard.has(record!.value));
      times.push(performance.now() - sentAt);
      await pause(20);
    }
    const [median, slowest] = [times.toSorted((one, other) => one - other)[15]!, Math.max(...times)];
    process.stderr.write(`  idle hop: median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms\n`);
    expect(median).toBeLessThan(30);
  });
}

/** So many records of 20 keys, each with its own value. */
function records(topic: string, count: number, key?: string): OutgoingRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    topic,
    key: key ?? `claim-${index % 20}`,
    value: JSON.stringify({ index, id: randomUUID() }),
    headers: { ce_id: randomUUID(), ce_type: 'claim-created.v1' },
  }));
}

/** The values of each key, in the order in which they came first. */
const storyOf = (all: { key: string; value: string }[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...Map.groupBy(all, ({ key }) => key)].map(([key, of]) => [key, [...new Set(of.map(({ value }) => value))]] as const).sort(),
  );

async function sendSlowly(log: EventLog, all: OutgoingRecord[]): Promise<void> {
  for (let from = 0; from < all.length; from += 20) {
    await log.send(all.slice(from, from + 20));
    await pause(20);
  }
}

async function until(condition: () => boolean, timeoutMs = 25_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not come to that.');
    await pause(1);
  }
}

async function patiently(work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await work();
    } catch (reason) {
      if (Date.now() > deadline) throw reason;
      await pause(100);
    }
  }
}
