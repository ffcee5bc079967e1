import { newId } from '@claimstream/kernel';
import type { Parked, ParkedMessage } from '@claimstream/messaging';
import { parkedCommand } from './parked-command.js';

const message: ParkedMessage = {
  seq: 12n,
  topic: 'claims',
  partition: 3,
  offset: 7n,
  key: newId(),
  reason: 'UNREADABLE',
  detail: 'JANE DOE',
  parkedAt: new Date('2026-03-02T10:00:00Z'),
};

/** Says what it was asked, and answers as told. */
async function run(args: string, answers: { handled?: number; dropped?: number; left?: number } = {}) {
  const asked: unknown[] = [];
  const { handled = 0, dropped = 0, left = 0 } = answers;
  const parked: Parked = {
    list: (filter) => (asked.push(filter?.queue), Promise.resolve([message])),
    replay: (...order) => (asked.push(order), Promise.resolve({ handled, left })),
    drop: (...order) => (asked.push(order), Promise.resolve({ dropped, left })),
  };
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await parkedCommand(args.split(' '), parked, {
    print: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { code, asked, said: said.map((line) => JSON.parse(line) as object), complaints };
}

it('lists everything, or one queue, without contents and detail', async () => {
  const { partition, key, reason, topic } = message;
  const { code, said, asked } = await run('list');
  expect(code).toBe(0);
  expect(said).toEqual([{ seq: 12, topic, partition, offset: 7, key, reason, parkedAt: '2026-03-02T10:00:00.000Z' }]);
  expect(asked).toEqual([undefined]);
  expect((await run('list --topic claims --key k')).asked).toEqual([{ topic: 'claims', key: 'k' }]);
});

it('replays a queue, or one unreadable message, in the name of a person', async () => {
  const queue = await run('replay --topic claims --key k --actor ann', { handled: 2 });
  expect(queue).toMatchObject({ code: 0, said: [{ handled: 2, left: 0 }], asked: [[{ topic: 'claims', key: 'k' }, 'ann']] });
  const fails = await run('replay --seq 12 --actor ann', { handled: 0, left: 1 });
  expect(fails).toMatchObject({ code: 1, said: [{ handled: 0, left: 1 }], asked: [[{ seq: 12n }, 'ann']] });
});

it('gives up a message for a reason', async () => {
  const dropped = await run('drop --seq 12 --actor ann --reason noise', { dropped: 1 });
  expect(dropped).toMatchObject({ code: 0, asked: [[{ seq: 12n }, { actor: 'ann', reason: 'noise' }]] });
  expect(await run('drop --seq 12 --actor ann --reason noise')).toMatchObject({ code: 1, said: [{ dropped: 0, left: 0 }] });
});

it.each([
  ['', 'There is no "parked ".'],
  ['lists', 'There is no "parked lists".'],
  ['list --limit 5', 'The arguments are not understood.'],
  ['list --topic claims', '--topic and --key belong together.'],
  ['list --seq 4', '--seq is not for list.'],
  ['replay --actor ann', 'A queue is named by --topic and --key, or by --seq.'],
  ['replay --seq 4 --topic claims --key k --actor ann', 'A queue is named by --topic and --key, or by --seq.'],
  ['replay --seq four --actor ann', '--seq is not a number.'],
  ['replay --seq 4', '--actor is missing.'],
  ['drop --seq 4 --actor ann', '--reason is missing.'],
])('does nothing for "%s", and says why', async (args, fault) => {
  const { code, asked, complaints } = await run(args);
  expect({ code, asked, first: complaints[0] }).toEqual({ code: 2, asked: [], first: fault });
  expect(complaints.at(-1)).toContain('Usage: main.js parked list');
});
