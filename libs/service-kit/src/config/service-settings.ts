import { z } from 'zod';
import { flag, httpUrl, list, port, postgresUrl, wholeNumber } from './setting-types.js';
import { setting, type ConfigOf } from './setting.js';
import type { ConfigCheck } from './read-config.js';

/** What every service reads. A service adds its own branches: `{ ...serviceSettings({ port: 8101 }), edits: { … } }`. */
export const serviceSettings = (defaults: { port: number }) => ({
  http: {
    host: setting('HTTP_HOST', z.string().default('127.0.0.1'), 'Address to listen on; 0.0.0.0 in a container.'),
    port: setting('PORT', port.default(defaults.port), 'Port to listen on; 0 takes a free one.'),
    publicUrl: setting(
      'PUBLIC_URL',
      httpUrl.optional(),
      'Where clients reach this service, when something stands in front of it.',
    ),
    bodyLimitBytes: setting(
      'HTTP_BODY_LIMIT_BYTES',
      wholeNumber({ min: 1_024, max: 268_435_456 }).default(8_388_608),
      'Largest body that is read; more is 413.',
    ),
    drainMs: setting(
      'HTTP_DRAIN_MS',
      wholeNumber({ min: 0, max: 120_000 }).default(0),
      'Time between "not ready" and closing the door when stopping.',
    ),
  },
  management: {
    port: setting('MANAGEMENT_PORT', port.optional(), 'If given, /metrics and /health answer there only.'),
  },
  database: {
    adminUrl: setting(
      'DATABASE_URL',
      postgresUrl.optional(),
      'A role that may create databases and roles; ours are made at the first start. For development, tests and small installations.',
    ),
    name: setting(
      'DATABASE_NAME',
      z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,62}$/)
        .optional(),
      'Database to make or use under DATABASE_URL; default: the service.',
    ),
    ownerUrl: setting(
      'DATABASE_OWNER_URL',
      postgresUrl.optional(),
      'The role that owns the tables; runs migrations at start. Without it they must have run.',
    ),
    appUrl: setting('DATABASE_APP_URL', postgresUrl.optional(), 'The role that the service works as: no owner, no BYPASSRLS.'),
    relayUrl: setting(
      'DATABASE_RELAY_URL',
      postgresUrl.optional(),
      "The role that reads the runtime's own tables across tenants.",
    ),
    poolSize: setting(
      'DATABASE_POOL_SIZE',
      wholeNumber({ min: 2, max: 200 }).default(10),
      'Connections of the application role.',
    ),
    statementTimeoutMs: setting(
      'DATABASE_STATEMENT_TIMEOUT_MS',
      wholeNumber({ min: 100, max: 600_000 }).default(30_000),
      'A statement that takes longer is cancelled.',
    ),
  },
  eventLog: {
    kind: setting('EVENT_LOG', z.enum(['postgres', 'kafka']).default('postgres'), 'Which event log carries events.'),
    brokers: setting('KAFKA_BROKERS', list.optional(), 'host:port of Kafka brokers, comma separated.'),
    ssl: setting('KAFKA_SSL', flag.default(false), 'Whether brokers are spoken to over TLS.'),
    saslMechanism: setting(
      'KAFKA_SASL_MECHANISM',
      z.enum(['scram-sha-256', 'scram-sha-512']).default('scram-sha-512'),
      'How we log in to Kafka.',
    ),
    saslUsername: setting('KAFKA_SASL_USERNAME', z.string().optional(), 'Who we are to Kafka; without it we do not log in.'),
    saslPassword: setting('KAFKA_SASL_PASSWORD', z.string().optional(), 'The password of that user.'),
    url: setting(
      'EVENT_LOG_URL',
      postgresUrl.optional(),
      'Database of the postgres event log; default: database event_log under DATABASE_URL.',
    ),
  },
  auth: {
    jwksUrl: setting('AUTH_JWKS_URL', httpUrl.optional(), "Where the issuer's public keys are."),
    jwks: setting('AUTH_JWKS', keySet().optional(), "The issuer's public keys themselves, as JSON."),
    issuer: setting('AUTH_ISSUER', z.string().min(1), 'Required `iss` of tokens.'),
    audience: setting('AUTH_AUDIENCE', z.string().default('claimstream'), 'Required `aud` of tokens.'),
  },
  outbox: {
    maxPending: setting(
      'OUTBOX_MAX_PENDING',
      wholeNumber({ min: 100, max: 10_000_000 }).default(200_000),
      'Unpublished events at which intake answers 503.',
    ),
  },
  log: {
    level: setting(
      'LOG_LEVEL',
      z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
      'Least level that is logged.',
    ),
  },
});

export type ServiceConfig = ConfigOf<ReturnType<typeof serviceSettings>>;

/** What single variables cannot show: every service passes these to `readConfig`. */
export const serviceChecks: readonly ConfigCheck<ServiceConfig>[] = [
  ({ database }) =>
    database.adminUrl || (database.appUrl && database.relayUrl)
      ? []
      : [{ variable: 'DATABASE_URL', detail: 'is missing (or DATABASE_APP_URL and DATABASE_RELAY_URL)' }],
  ({ eventLog, database }) => {
    if (eventLog.kind === 'kafka')
      return eventLog.brokers ? [] : [{ variable: 'KAFKA_BROKERS', detail: 'is missing for EVENT_LOG=kafka' }];
    return eventLog.url || database.adminUrl ? [] : [{ variable: 'EVENT_LOG_URL', detail: 'is missing for EVENT_LOG=postgres' }];
  },
  ({ auth }) =>
    Boolean(auth.jwksUrl) === Boolean(auth.jwks)
      ? [{ variable: 'AUTH_JWKS_URL', detail: 'or AUTH_JWKS must be given, and only one' }]
      : [],
];

function keySet() {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }));
}
