import { inspect } from 'node:util';
import { InvariantViolation } from '@claimstream/kernel';
import { QueryFailedError } from 'typeorm';
import { DbError } from '../database/db-error.js';
import { createLogger, type Logger } from './logger.js';
import { nestLogger } from './nest-logger.js';

const canary = { name: 'JANE DOE', member: 'W123456789', born: '1961-04-12' };
const canaries = /JANE|DOE|Doe|W123456789|1961-04-12|123-45-6789/;

let lines: string[];
let logger: Logger;
beforeEach(() => {
  lines = [];
  logger = createLogger({ service: 'claims', level: 'debug', destination: { write: (line) => void lines.push(line) } });
});

const written = () => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

it('writes an event with its fields as one line of JSON', () => {
  logger.info('batch.closed', { count: 500, partner: 'acme', durationMs: 12 });
  expect(written()).toEqual({
    level: 'info',
    time: expect.stringMatching(/Z$/),
    service: 'claims',
    event: 'batch.closed',
    count: 500,
    partner: 'acme',
    durationMs: 12,
  });
});

it('drops fields that are not on the list and hides values that are no words', () => {
  logger.info('claim.read', { patientName: canary.name, memberId: canary.member, reason: `for ${canary.name}`, count: 1 });
  expect(written()).toMatchObject({ reason: '(masked)', count: 1 });
  expect(lines.join('')).not.toMatch(canaries);
});

it.each<[string, unknown]>([
  [
    'of the driver',
    Object.assign(new Error(`invalid input syntax for type date: "${canary.born}"`), {
      code: '22007',
      detail: `Failing row contains (${canary.name})`,
    }),
  ],
  [
    'of TypeORM',
    new QueryFailedError('insert into patient values ($1)', Object.values(canary), new Error(`duplicate key ${canary.name}`)),
  ],
  ['of JSON.parse', caught(() => JSON.parse(`${canary.name} is not JSON`) as unknown)],
  ['of an address', caught(() => new URL(`not a url ${canary.name}`))],
  ['with a cause', new Error('outer', { cause: new Error(canary.name) })],
  ['with several', new AggregateError([new Error(canary.name)], 'several')],
  ['with a property', Object.assign(new Error('failed'), { body: canary, config: { data: canary } })],
  [
    'with a name in its text',
    new Error(`no claim for Jane Doe, member ${canary.member}, born ${canary.born}, 123-45-6789, jane.doe@example.org`),
  ],
  ['that is none', canary],
  ['that is a text', canary.name],
])('shows nothing personal of an error %s', (_, error) => {
  logger.failure('failed', error);
  nestLogger(logger).error(error, undefined, 'ExceptionsHandler');
  expect(lines.join('')).not.toMatch(canaries);
  expect(written()).toMatchObject({ error: { name: expect.any(String) } });
});

it('shows of our own errors what they say, and of all where they were thrown', () => {
  logger.failure('failed', new InvariantViolation('A ledger transaction does not add up to zero.'));
  expect(written()).toMatchObject({
    error: {
      name: 'InvariantViolation',
      message: 'A ledger transaction does not add up to zero.',
      stack: expect.stringContaining('logger.spec'),
    },
  });
  logger.failure('failed', new DbError('23505', { constraint: 'claim_pkey' }));
  expect(written()).toMatchObject({ error: { code: '23505', message: 'Database error 23505, constraint claim_pkey' } });
});

it('drops what the framework says and keeps that it said it', () => {
  const framework = nestLogger(logger);
  framework.log(`Mapped ${canary.name}`, 'RouterExplorer');
  framework.warn(`Unknown ${canary.name}`, 'RouterExplorer');
  expect(lines).toHaveLength(1);
  expect(written()).toMatchObject({ level: 'warn', event: 'nest.warning', component: 'RouterExplorer' });
});

it('is not fooled by inspecting', () => {
  logger.failure('failed', { [inspect.custom]: () => canary.name, toString: () => canary.name, toJSON: () => canary });
  expect(lines.join('')).not.toMatch(canaries);
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
