import type { DevIssuer } from '@claimstream/service-kit';
import { demoFirm, demoTenants } from '@claimstream/synthetic';
import { demoPartners } from './demo-partners.js';

/** What a whole system stands on. */
export interface Ground {
  /** A role that may make databases and roles. */
  readonly databaseUrl: string;
  /** Kafka's brokers; absent: the event log is in PostgreSQL. */
  readonly brokers?: string;
  readonly issuer: DevIssuer;
  /** Under it each partner connection has its folders. */
  readonly partnerFolder: string;
  /** Where `npm run codes -- import` leaves releases of code sets. */
  readonly codeSetsFolder?: string;
}

/** The environment of one service of the system, as an operator would write it. */
export function environmentOf(
  { databaseUrl, brokers, issuer, partnerFolder, codeSetsFolder }: Ground,
  port: number,
): Record<string, string> {
  return {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    AUTH_ISSUER: issuer.issuer,
    AUTH_JWKS: JSON.stringify(issuer.jwks),
    HTTP_BODY_LIMIT_BYTES: String(64 * 1024 * 1024),
    LOG_LEVEL: 'warn',
    ...(brokers ? { EVENT_LOG: 'kafka', KAFKA_BROKERS: brokers } : { EVENT_LOG: 'postgres' }),
    CODE_SETS_OPERATORS: [demoFirm, ...demoTenants].map(({ tenantId }) => tenantId).join(),
    ...(codeSetsFolder !== undefined && { CODE_SETS_FOLDER: codeSetsFolder }),
    PARTNER_FOLDER: partnerFolder,
    PARTNERS: JSON.stringify(demoPartners()),
  };
}
