import { defineEvent } from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { z } from 'zod';
import type { LogRecord } from '../event-log.js';
import { react } from '../reactions/react.js';
import { recordOf } from '../specs/say.js';
import { counters } from '../specs/toy-service.js';
import { messageReader } from './read-message.js';

const Coded = defineEvent({
  type: 'coded',
  version: 3,
  topic: 'encounters',
  keyOf: ({ id }) => id,
  data: z.object({ id: z.string(), amountCents: z.int() }),
  summary: 'The third version.',
  example: { id: 'a', amountCents: 1 },
  upcasts: {
    1: (past) => ({ id: (past as { id: string }).id, amount: 1 }),
    2: (past) => ({ id: (past as { id: string }).id, amountCents: (past as { amount: number }).amount * 100 }),
  },
});
const read = messageReader([
  react({ name: 'toy.code', to: Coded, store: counters, idOf: ({ data }) => data.id, decide: () => ({}) }),
]);

function received(version: number, value: string): LogRecord {
  const record = recordOf(newId(), Coded.of({ id: 'a', amountCents: 1 }));
  return { ...record, value, headers: { ...record.headers, ce_type: `coded.v${version}` }, partition: 0, offset: 0n };
}

it('brings the data of every earlier version to the present one', () => {
  expect(read(received(1, '{"id":"a"}'))).toMatchObject({ kind: 'message', message: { data: { id: 'a', amountCents: 100 } } });
  expect(read(received(2, '{"id":"a","amount":2}'))).toMatchObject({ message: { data: { id: 'a', amountCents: 200 } } });
});

it('ignores fields that a later release of the same version has added', () => {
  expect(read(received(3, '{"id":"a","amountCents":1,"new":true}'))).toMatchObject({
    message: { data: { id: 'a', amountCents: 1 } },
  });
});

it('cannot take a later version, nor data that does not fit, and says so without a value', () => {
  expect(read(received(4, '{}'))).toMatchObject({
    kind: 'misfit',
    detail: 'Version 4 is later than 3, which is the latest we know.',
  });
  expect(read(received(3, '{"id":"Jane Doe","amountCents":"Jane Doe"}'))).toMatchObject({ detail: '/amountCents: invalid_type' });
  expect(read(received(2, 'null'))).toMatchObject({ detail: 'The upcast failed with TypeError.' });
  expect(read(received(3, '{"name":"Jane'))).toMatchObject({ detail: 'The data is not JSON.' });
});

it('writes the ids of an envelope as PostgreSQL does', () => {
  const record = received(3, '{"id":"a","amountCents":1}');
  const id = record.headers.ce_id!;
  expect(read({ ...record, headers: { ...record.headers, ce_id: id.toUpperCase() } })).toMatchObject({ message: { id } });
});

it('cannot read a message without an envelope', () => {
  expect(read({ ...received(3, '{}'), headers: {} })).toMatchObject({ kind: 'unreadable' });
});
