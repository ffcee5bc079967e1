import { newId, type Uuid } from '@claimstream/kernel';
import { UnitOfWork } from '../deciding/unit-of-work.js';
import { messageReader } from '../messages/read-message.js';
import { counted } from '../specs/say.js';
import { BUG, countWhenCounted } from '../specs/toy-service.js';
import { blockedKey, type Concern, concernOf, foldMessages } from './fold-messages.js';

const read = messageReader([countWhenCounted]);
const tenantId = newId();

function concerns(...said: [id: Uuid, number: number][]): Concern[] {
  return said.map(([id, number], n) => {
    const heard = read({ ...counted(tenantId, id, number), partition: 0, offset: BigInt(n) });
    if (heard.kind === 'not-ours') throw new Error('The toy does not hear it.');
    return concernOf(heard);
  });
}

function fold(some: Concern[], blocked = new Set<string>()) {
  const unit = new UnitOfWork(new Date());
  for (const { steps } of some) {
    for (const { address } of steps) unit.held.hold({ ...address, version: 0, saved: undefined, state: undefined });
  }
  const { handled, parked } = foldMessages(some, { service: 'toy', unit, blocked });
  return {
    handled,
    parked: parked.map(({ reason }) => reason),
    states: [...unit.held.changed()].map(({ state }) => state),
    blocked,
  };
}

it('folds the messages of one aggregate in order into one state', () => {
  const id = newId();
  expect(fold(concerns([id, 1], [id, 2], [id, 3]))).toMatchObject({ handled: 3, parked: [], states: [{ heard: [1, 2, 3] }] });
});

it('parks the one that fails and those behind it of the same key, not the others', () => {
  const [bad, good] = [newId(), newId()];
  const { handled, parked, states, blocked } = fold(concerns([bad, 1], [bad, BUG], [good, 1], [bad, 2]));
  expect({ handled, parked, states }).toEqual({
    handled: 2,
    parked: ['DECISION', 'BEHIND'],
    states: [{ heard: [1] }, { heard: [1] }],
  });
  expect([...blocked]).toEqual([blockedKey({ topic: 'encounters', key: bad })]);
});

it('queues behind what was parked before this batch', () => {
  const id = newId();
  const blocked = new Set([blockedKey({ topic: 'encounters', key: id })]);
  expect(fold(concerns([id, 1]), blocked)).toMatchObject({ handled: 0, parked: ['BEHIND'], states: [] });
});
