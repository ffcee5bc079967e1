import type { CodeTables } from '@claimstream/code-sets';
import type { Finding } from '@claimstream/contracts';
import type { CalendarDate, Uuid } from '@claimstream/kernel';
import { type Check, checkEncounter, rejectedFor } from '../domain/check-encounters.js';
import { ServiceHistory } from '../domain/service-history.js';
import { readEncounter } from '../http/read-encounter.js';

/** What is printed of one encounter, as one line of JSON. */
export interface CheckedLine {
  readonly id: string;
  readonly outcome: Check['outcome'];
  readonly findings: readonly Pick<Finding, 'code' | 'severity' | 'path' | 'source' | 'release'>[];
}

/** All lines of a file are one tenant's. */
const tenantId: Uuid = '00000000-0000-5000-8000-000000000000';

/**
 * Checks encounters, each a line of JSON as the API takes it, in their order: what stands before is what the patient was seen for earlier.
 * Blank lines are passed over. The id is the encounter's `externalId`, else its line.
 */
export async function* checkLines(
  lines: AsyncIterable<string> | Iterable<string>,
  { tables, today }: { tables: CodeTables; today: CalendarDate },
): AsyncGenerator<CheckedLine> {
  const history = new ServiceHistory(tenantId);
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const sent = parsed(line);
    const { outcome, findings } = sent.ok ? checkOne(sent.value) : rejectedFor([notJson]);
    yield {
      id: idOf(sent.ok ? sent.value : undefined) ?? `line ${number}`,
      outcome,
      findings: findings.map(({ code, severity, path, source, release }) => ({ code, severity, path, source, release })),
    };
  }

  function checkOne(sent: unknown): Check {
    const read = readEncounter(sent);
    return read.ok ? checkEncounter(read.encounter, { tenantId, today, tables, history }) : rejectedFor(read.faults);
  }
}

const notJson = { code: 'NOT_JSON', detail: 'The line is not JSON.', pointer: '' };

function parsed(line: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(line) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

function idOf(sent: unknown): string | undefined {
  const id: unknown = typeof sent === 'object' && sent !== null && 'externalId' in sent ? sent.externalId : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
