import { newId } from '@claimstream/kernel';
import { onBehalfOf } from '../reactions/decision.js';
import { Counted, counters, prizes, tallies, TenReached } from '../specs/toy-service.js';
import { type Cause, UnitOfWork } from './unit-of-work.js';

const tenantId = newId();
const id = newId();
const cause: Cause = { tenantId, actor: 'tester', action: 'toy.test', correlationId: newId() };
const tenReached = TenReached.of({ counterId: id, heard: 10 });
const target = { store: counters, tenantId, id };

function holding(state?: { heard: number[] }): UnitOfWork {
  const unit = new UnitOfWork(new Date());
  unit.held.hold({ ...target, version: state ? 1 : 0, saved: state, state });
  return unit;
}

it('lets an event be told whose key is an aggregate that is locked', () => {
  const unit = holding({ heard: [] });
  unit.apply({ events: [tenReached] }, target, cause);
  expect(unit.events).toMatchObject([
    { key: id, topic: 'claims', type: 'ten-reached.v1', tenantId, data: `{"counterId":"${id}","heard":10}` },
  ]);
});

it('lets an event be told whose key is an aggregate that is opened here', () => {
  const unit = holding({ heard: [] });
  const prize = newId();
  const said = TenReached.of({ counterId: prize, heard: 10 });
  unit.apply({ opened: [prizes.open(prize, { of: id, at: 10 })], events: [said] }, target, cause);
  expect(unit.events).toHaveLength(1);
});

it('refuses an event whose key nothing here has locked: what does not exist locks nothing', () => {
  expect(() => holding().apply({ events: [tenReached] }, target, cause)).toThrow('no lock of this transaction covers');
  const other = TenReached.of({ counterId: newId(), heard: 1 });
  expect(() => holding({ heard: [] }).apply({ events: [other] }, target, cause)).toThrow('no lock of this transaction covers');
});

it("refuses another tenant's event under a key of ours, and takes it where a held aggregate covers it", () => {
  const client = newId();
  const events = [onBehalfOf(client, tenReached)];
  expect(() => holding({ heard: [] }).apply({ events }, target, cause)).toThrow('no lock of this transaction covers');
  const unit = holding({ heard: [] });
  unit.apply({ events, coveredBy: counters.at(id) }, target, cause);
  expect(unit.events).toMatchObject([{ tenantId: client }]);
  expect(() => holding().apply({ events, coveredBy: counters.at(id) }, target, cause)).toThrow(
    'no lock of this transaction covers',
  );
});

it('refuses an event that does not fit its contract, and drops what the contract does not know', () => {
  const spoiled = { ...tenReached, data: { counterId: id, heard: 'ten' } };
  expect(() => holding({ heard: [] }).apply({ events: [spoiled] }, target, cause)).toThrow();
  const unit = holding({ heard: [] });
  unit.apply({ events: [{ ...tenReached, data: { ...tenReached.data, name: 'Jane Doe' } }] }, target, cause);
  expect(unit.events[0]!.data).not.toContain('Jane');
});

it('shows a decision the state that the one before left, and writes it once', () => {
  const unit = holding({ heard: [] });
  unit.apply({ state: { heard: [1] } }, target, cause);
  unit.apply({ state: { heard: [1, 2] } }, target, cause);
  expect([...unit.held.changed()]).toMatchObject([{ id, version: 1, state: { heard: [1, 2] } }]);
  expect(unit.acts).toHaveLength(2);
});

it('takes back all of a step that fails, and nothing of those before', () => {
  const unit = holding();
  const prize = newId();
  unit.orNothing(() => unit.apply({ state: { heard: [1] }, events: [tenReached] }, target, cause));
  expect(() =>
    unit.orNothing(() => {
      const opened = [prizes.open(prize, { of: id, at: 1 })];
      unit.apply({ state: { heard: [1, 2] }, opened, rows: [tallies.insert({ counterId: id, number: 1 })] }, target, cause);
      throw new Error('a bug');
    }),
  ).toThrow('a bug');
  expect([...unit.held.changed()]).toMatchObject([{ id, state: { heard: [1] } }]);
  expect([unit.events.length, unit.rows.length, unit.acts.length]).toEqual([1, 0, 1]);
  expect(unit.held.covers(tenantId, prize)).toBe(false);
});

it('refuses to open what exists already', () => {
  const opened = [counters.open(id.toUpperCase(), { heard: [] })];
  expect(() => holding({ heard: [] }).apply({ opened }, target, cause)).toThrow('exists already');
});

it('refuses an event that is larger than a broker takes', () => {
  const large = Counted.of({ counterId: id, number: 1, note: 'x'.repeat(800_001) });
  expect(() => holding({ heard: [] }).apply({ events: [large] }, target, cause)).toThrow('larger than any log takes');
});
