import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Evidence, services } from '../evidence.js';
import { topics } from '../read-topics.js';
import type { Check } from './check.js';
import { topicsOf } from './hearers.js';

/** What waits in one database, by what a sentence says of its number. */
const waiting = [
  ...services.map((service) => ({
    book: service,
    says: 'events to publish',
    sql: 'select count(*)::int as count from outbox_pending',
  })),
  {
    book: 'claims',
    says: 'claims under way',
    sql: `select count(*)::int as count from claim
          where status not in ('held', 'rejected', 'cancelled', 'paid', 'partially_paid', 'zero_paid', 'denied')`,
  },
  {
    book: 'claims',
    says: 'encounters whose coverage has not come',
    sql: `select count(*)::int as count from billing_case, jsonb_array_elements(state -> 'encounters') e where e ? 'codes' and not e ? 'coverage'`,
  },
  {
    book: 'eligibility',
    says: 'inquiries without an answer',
    sql: 'select count(*)::int as count from inquiry where due_at is not null',
  },
  {
    book: 'payer-gateway',
    says: 'submissions without an answer',
    sql: `select count(*)::int as count from submission where status in ('queued', 'prepared', 'sent')`,
  },
  {
    book: 'payer-gateway',
    says: 'inquiries without an answer',
    sql: `select count(*)::int as count from inquiry where status <> 'answered'`,
  },
  {
    book: 'payer-gateway',
    says: 'interchanges to send',
    sql: `select count(*)::int as count from interchange where status = 'prepared'`,
  },
  { book: 'payer-simulator', says: 'payments to make', sql: 'select count(*)::int as count from due_payment' },
  {
    book: 'payer-simulator',
    says: 'files to put out',
    sql: 'select count(*)::int as count from outgoing_file where delivered_at is null',
  },
] as const;

/**
 * What is still to be published, read, answered or paid, a sentence each; empty when all has come to rest. It is looked for twice: what moved
 * while we looked, out of one place behind us into the next, is found where it has come to.
 */
export async function leftToDo(evidence: Evidence): Promise<string[]> {
  const left = await lookOnce(evidence);
  return left.length > 0 ? left : lookOnce(evidence);
}

async function lookOnce(evidence: Evidence): Promise<string[]> {
  const left: string[] = [];
  for (const { book, says, sql } of waiting) {
    const [row] = await evidence.rows<{ count: number }>(book, sql);
    if (row!.count > 0) left.push(`${book} has ${row!.count} ${says}`);
  }
  return [...left, ...(await unread(evidence)), ...(await filesUnderWay(evidence.partnerFolder))];
}

/** The lag, from the databases' offsets: what brokers know of it is best effort. A partition that nobody has begun with is not read either. */
async function unread(evidence: Evidence): Promise<string[]> {
  const bounds = (await Promise.all(topics.map((topic) => evidence.eventLog.bounds(topic)))).flat();
  const left: string[] = [];
  for (const service of services) {
    const rows = await evidence.rows<{ name: string; next: string }>(
      service,
      `select topic || '/' || partition as name, next_offset as next from consumer_offset`,
    );
    const next = new Map(rows.map((row) => [row.name, BigInt(row.next)]));
    const heard = topicsOf(service);
    const behind = bounds.filter(
      ({ topic, partition, start, end }) => heard.has(topic) && (next.get(`${topic}/${partition}`) ?? start) < end,
    );
    if (behind.length > 0) left.push(`${service} has ${behind.length} partitions to read to their end`);
  }
  return left;
}

async function filesUnderWay(partnerFolder: string): Promise<string[]> {
  const entries = await readdir(partnerFolder, { recursive: true, withFileTypes: true });
  const folders = ['inbound', 'outbound', 'sending'];
  const files = entries.filter((entry) => entry.isFile() && folders.includes(path.basename(entry.parentPath)));
  return files.length > 0 ? [`${files.length} files are under way between the gateway and the payer`] : [];
}

export const converged: Check = {
  invariant: 'I13',
  says: 'All is published, read to the end, answered and paid.',
  find: leftToDo,
};
