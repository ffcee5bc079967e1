import { newId, type Uuid } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import { createCommands } from '../commands/create-commands.js';
import { counters, tallies, toyService, type ToyService } from './toy-service.js';

jest.setTimeout(30_000);

let specDatabase: SpecDatabase;
let toy: ToyService;
const tenantId = newId();
const context = { tenantId, actor: 'spec', correlationId: newId(), action: 'toy.recount' };

beforeAll(async () => {
  specDatabase = await createSpecDatabase('messaging');
  toy = await toyService(specDatabase.url);
});
afterAll(async () => {
  await toy.stop();
  await specDatabase.drop();
});

/** Decides in one transaction, in this order, which numbers the tally of each counter has. */
const recount = (...told: [id: Uuid, numbers: number[]][]) =>
  toy.database.transaction([tenantId], async (tx) => {
    const commands = createCommands({ database: toy.database, clock: () => new Date(), written: () => undefined });
    let next = 0;
    const ids = told.map(([id]) => id);
    await commands.executeMany(tx, context, { store: counters, ids }, (_, __, id) => {
      const numbers = told[next++]![1];
      return {
        state: { heard: numbers },
        rows: tallies.replace(
          id,
          numbers.map((number) => ({ counterId: id, number })),
        ),
      };
    });
  });
const numbersOf = async (id: Uuid) =>
  (await toy.sql<{ number: string }>('select number from tally where counter_id = $1 order by number', [id])).map(({ number }) =>
    Number(number),
  );

it('puts rows in the place of those that were there, and leaves those of others alone', async () => {
  const [one, other] = [newId(), newId()];
  await recount([one, [1, 2]], [other, [3]]);
  await recount([one, [4]]);
  expect([await numbersOf(one), await numbersOf(other)]).toEqual([[4], [3]]);
  await recount([one, []]);
  expect(await numbersOf(one)).toEqual([]);
});

it('keeps the last of several decisions of one transaction', async () => {
  const id = newId();
  await recount([id, [1]]);
  await recount([id, [2, 3]], [id, [4]]);
  expect(await numbersOf(id)).toEqual([4]);
});
