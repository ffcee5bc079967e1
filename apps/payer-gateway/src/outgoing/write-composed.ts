import type { Finding } from '@claimstream/contracts';
import { NotWritable, writeInterchange } from '@claimstream/x12';
import { type ComposedInterchange, composeClaims } from '../domain/compose-interchange.js';
import type { PartnerConnection } from '../domain/partner-connection.js';
import { type DueClaim, planInterchange } from '../domain/plan-interchange.js';

/** An interchange and its bytes. */
export interface WrittenInterchange {
  composed: ComposedInterchange;
  content: Buffer;
}

/** What of the due claims can be written, written; and those that cannot, with the reason. */
export interface WrittenClaims {
  written?: WrittenInterchange;
  refused: Map<string, Finding[]>;
}

/** Normally all claims can be written, which one attempt shows; otherwise halves are tried until the culprits stand alone. */
export function writeClaims(connection: PartnerConnection, due: readonly DueClaim[], now: Date): WrittenClaims {
  if (due.length === 0) return { refused: new Map() };
  const whole = attempt(connection, due, now);
  if (!Array.isArray(whole)) return { written: whole, refused: new Map() };

  const refused = culprits(connection, due, whole, now);
  const rest = due.filter(({ id }) => !refused.has(id));
  const written = rest.length > 0 ? attempt(connection, rest, now) : undefined;
  return Array.isArray(written) ? { refused: new Map(due.map(({ id }) => [id, written])) } : { written, refused };
}

export const write = (composed: ComposedInterchange): WrittenInterchange => ({
  composed,
  content: Buffer.from(writeInterchange(composed.interchange)),
});

function culprits(
  connection: PartnerConnection,
  due: readonly DueClaim[],
  reasons: Finding[],
  now: Date,
): Map<string, Finding[]> {
  if (due.length === 1) return new Map(due.map(({ id }) => [id, reasons]));
  const middle = Math.ceil(due.length / 2);
  const halves = [due.slice(0, middle), due.slice(middle)].map((half): Map<string, Finding[]> => {
    const outcome = attempt(connection, half, now);
    return Array.isArray(outcome) ? culprits(connection, half, outcome, now) : new Map();
  });
  return new Map(halves.flatMap((half) => [...half]));
}

function attempt(connection: PartnerConnection, due: readonly DueClaim[], now: Date): WrittenInterchange | Finding[] {
  try {
    return write(composeClaims(connection, planInterchange(due), now));
  } catch (error) {
    if (!(error instanceof NotWritable)) throw error;
    return [
      {
        code: `NOT_WRITABLE_${error.reason}`.slice(0, 60),
        severity: 'error',
        message: `The claim cannot be written as an 837: ${error.message}`.slice(0, 500),
        source: `837 ${error.field}`.slice(0, 100),
      },
    ];
  }
}
