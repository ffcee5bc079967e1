import { z } from 'zod';
import { ConfigError, readConfig, type Environment } from './read-config.js';
import { serviceChecks, serviceSettings } from './service-settings.js';
import { flag, list, wholeNumber } from './setting-types.js';
import { setting } from './setting.js';

const settings = {
  door: { port: setting('PORT', wholeNumber({ min: 0, max: 65_535 }).default(3000), 'Where.') },
  edits: { strict: setting('EDITS_STRICT', flag.default(false), 'How.'), names: setting('EDITS_NAMES', list, 'Which.') },
  secret: setting('SECRET', z.string().min(12), 'A secret.'),
};
const good: Environment = { EDITS_NAMES: 'a, b', SECRET: 'correct horse battery' };

it('reads flat variables into a nested object, with defaults', () => {
  expect(readConfig({ ...good, EDITS_STRICT: 'true', UNRELATED: 'x' }, settings)).toEqual({
    door: { port: 3000 },
    edits: { strict: true, names: ['a', 'b'] },
    secret: 'correct horse battery',
  });
});

it('takes an empty variable for an absent one', () => {
  expect(readConfig({ ...good, PORT: '' }, settings).door.port).toBe(3000);
});

it('refuses with every bad variable by its name, and without any value', () => {
  const error = refusalOf({ PORT: '70000', EDITS_STRICT: 'yes', SECRET: 'hunter2' });
  expect(error.faults.map(({ variable }) => variable)).toEqual(['PORT', 'EDITS_STRICT', 'EDITS_NAMES', 'SECRET']);
  expect(error.message).toMatch(/^The environment is not usable: PORT is not usable .*EDITS_NAMES is missing/);
  expect(error.message).not.toMatch(/70000|yes|hunter2/);
});

describe('of a service', () => {
  const service = (environment: Environment) => readConfig(environment, serviceSettings({ port: 3003 }), serviceChecks);
  const least: Environment = {
    DATABASE_URL: 'postgres://postgres@localhost/postgres',
    AUTH_ISSUER: 'https://issuer',
    AUTH_JWKS_URL: 'https://issuer/keys',
  };

  it('needs a database, an issuer and its keys, and listens to this machine only', () => {
    expect(service(least)).toMatchObject({
      http: { host: '127.0.0.1', port: 3003 },
      eventLog: { kind: 'postgres' },
      auth: { audience: 'claimstream' },
    });
  });

  it.each<[string, Environment, string]>([
    ['no database', { DATABASE_URL: '', EVENT_LOG_URL: 'postgres://log/log' }, 'DATABASE_URL'],
    ['a database of another make', { DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
    ['no keys', { AUTH_JWKS_URL: '' }, 'AUTH_JWKS_URL'],
    ['keys twice', { AUTH_JWKS: '{"keys":[{"kty":"OKP"}]}' }, 'AUTH_JWKS_URL'],
    ['keys that are no JSON', { AUTH_JWKS_URL: '', AUTH_JWKS: 'keys' }, 'AUTH_JWKS'],
    ['no issuer', { AUTH_ISSUER: '' }, 'AUTH_ISSUER'],
    ['Kafka without brokers', { EVENT_LOG: 'kafka' }, 'KAFKA_BROKERS'],
    ['a log that there is not', { EVENT_LOG: 'rabbit' }, 'EVENT_LOG'],
    [
      'a log without a place',
      { DATABASE_URL: '', DATABASE_APP_URL: 'postgres://a/b', DATABASE_RELAY_URL: 'postgres://a/b' },
      'EVENT_LOG_URL',
    ],
  ])('refuses %s', (_, change, variable) => {
    expect(refusalOf({ ...least, ...change }, service).faults.map((fault) => fault.variable)).toEqual([variable]);
  });
});

function refusalOf(
  environment: Environment,
  read: (environment: Environment) => unknown = (given) => readConfig(given, settings),
): ConfigError {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('It was not refused.');
}
