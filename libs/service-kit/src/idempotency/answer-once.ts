import { createHash } from 'node:crypto';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { InvalidRequest } from '../http/faults.js';
import { Refusal } from '../http/refusal.js';

/** An answer as it goes over the wire, and as it is kept. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; empty for an answer without a body. */
  readonly body: string;
}

/** What makes two requests the same one. */
export interface RequestIdentity {
  readonly tenantId: Uuid;
  readonly subject: string;
  /** Method and pattern: `POST /v1/claims/:claimId/release`. */
  readonly route: string;
  readonly key: string;
  /** The whole address and body that the key was sent with. */
  readonly content: string;
}

const visibleText = /^[\x21-\x7e]{1,200}$/;
const storedForHours = 24;

/**
 * Answers a request from what is stored under its key, or works and stores the answer, all in the caller's transaction. A domain's refusal
 * (4xx) is an answer too: its effects are rolled back to a savepoint and it is stored. Refuses with 409 while another request with the key is
 * under way and with 422 when the key came with other content. Validation errors, failures and 429 are never stored.
 */
export async function answerOnce(
  tx: Tx,
  identity: RequestIdentity,
  work: () => Promise<StoredAnswer>,
  answerOf: (refusal: Refusal) => StoredAnswer,
): Promise<StoredAnswer> {
  if (!visibleText.test(identity.key)) {
    throw new Refusal(400, 'IDEMPOTENCY_KEY_INVALID', 'The Idempotency-Key must be 1 to 200 visible ASCII characters.');
  }
  await lock(tx, identity);
  const hash = createHash('sha256').update(identity.content).digest();

  const stored = await find(tx, identity);
  if (stored && !stored.request_hash.equals(hash)) {
    throw new Refusal(422, 'IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used with another request.');
  }
  if (stored) return { status: stored.status, headers: { ...stored.headers, 'idempotency-replayed': 'true' }, body: stored.body };

  const answer = await workOrRefuse(tx, work, answerOf);
  await store(tx, identity, hash, answer);
  return answer;
}

async function lock(tx: Tx, { tenantId, subject, route, key }: RequestIdentity): Promise<void> {
  const [row] = await tx.query<{ locked: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked', [
    JSON.stringify([tenantId, subject, route, key]),
  ]);
  if (!row?.locked) {
    throw new Refusal(409, 'REQUEST_IN_FLIGHT', 'A request with this Idempotency-Key is under way.', { retryAfterSeconds: 1 });
  }
}

interface StoredRow extends StoredAnswer {
  readonly request_hash: Buffer;
}

async function find(tx: Tx, { tenantId, subject, route, key }: RequestIdentity): Promise<StoredRow | undefined> {
  const [row] = await tx.query<StoredRow>(
    `select request_hash, status, headers, body from idempotent_response
     where tenant_id = $1 and subject = $2 and route = $3 and key = $4 and created_at > now() - make_interval(hours => $5)`,
    [tenantId, subject, route, key, storedForHours],
  );
  return row;
}

async function workOrRefuse(
  tx: Tx,
  work: () => Promise<StoredAnswer>,
  answerOf: (refusal: Refusal) => StoredAnswer,
): Promise<StoredAnswer> {
  await tx.query('savepoint idempotent_work');
  try {
    return await work();
  } catch (error) {
    if (!isDomainsOwn(error)) throw error;
    await tx.query('rollback to savepoint idempotent_work');
    return answerOf(error);
  }
}

const isDomainsOwn = (error: unknown): error is Refusal =>
  error instanceof Refusal &&
  !(error instanceof InvalidRequest) &&
  error.status >= 400 &&
  error.status < 500 &&
  error.extra.retryAfterSeconds === undefined;

/** A row that is older than a day may not be purged yet: it is taken over. */
async function store(
  tx: Tx,
  { tenantId, subject, route, key }: RequestIdentity,
  hash: Buffer,
  { status, headers, body }: StoredAnswer,
): Promise<void> {
  await tx.query(
    `insert into idempotent_response (tenant_id, subject, route, key, request_hash, status, headers, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, subject, route, key) do update
       set request_hash = excluded.request_hash, status = excluded.status, headers = excluded.headers, body = excluded.body, created_at = now()`,
    [tenantId, subject, route, key, hash, status, JSON.stringify(headers), body],
  );
}
