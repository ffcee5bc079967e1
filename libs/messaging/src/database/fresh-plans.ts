import type { ClientBase } from 'pg';

const FRESH_MS = 5_000;
const madeAt = new WeakMap<ClientBase, number>();

/**
 * What to send before other statements so that the plans of this connection are no older than five seconds; mostly nothing. A plan
 * that was made while a table was small reads all of it when it has grown, until the server happens to analyse the table (ADR 14).
 */
export function discardOldPlans(client: ClientBase, now = performance.now()): string {
  const since = madeAt.get(client);
  if (since !== undefined && now - since < FRESH_MS) return '';
  madeAt.set(client, now);
  return since === undefined ? '' : 'discard plans; ';
}
