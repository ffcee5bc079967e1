import type { Finding } from '@claimstream/contracts';
import { NotWritable, writeInterchange } from '@claimstream/x12';
import type { ComposedInterchange } from '../domain/compose-interchange.js';

/** An interchange and its bytes. */
export interface WrittenInterchange {
  composed: ComposedInterchange;
  content: Buffer;
}

/** What of the due claims or inquiries can be written, written; and those that cannot, by id, with the reason. */
export interface WrittenBatch {
  written?: WrittenInterchange;
  refused: Map<string, Finding[]>;
}

type Compose<Due> = (due: readonly Due[]) => ComposedInterchange;

/** Normally all can be written, which one attempt shows; otherwise halves are tried until the culprits stand alone. */
export function writeBatch<Due extends { id: string }>(due: readonly Due[], compose: Compose<Due>): WrittenBatch {
  if (due.length === 0) return { refused: new Map() };
  const whole = attempt(due, compose);
  if (!Array.isArray(whole)) return { written: whole, refused: new Map() };

  const refused = culprits(due, compose, whole);
  const rest = due.filter(({ id }) => !refused.has(id));
  const written = rest.length > 0 ? attempt(rest, compose) : undefined;
  return Array.isArray(written) ? { refused: new Map(due.map(({ id }) => [id, written])) } : { written, refused };
}

function culprits<Due extends { id: string }>(
  due: readonly Due[],
  compose: Compose<Due>,
  reasons: Finding[],
): Map<string, Finding[]> {
  if (due.length === 1) return new Map(due.map(({ id }) => [id, reasons]));
  const middle = Math.ceil(due.length / 2);
  const halves = [due.slice(0, middle), due.slice(middle)].map((half): Map<string, Finding[]> => {
    const outcome = attempt(half, compose);
    return Array.isArray(outcome) ? culprits(half, compose, outcome) : new Map();
  });
  return new Map(halves.flatMap((half) => [...half]));
}

/** Composing and writing are pure: whatever they throw comes from what is due, and must not hold up what is due beside it. */
function attempt<Due>(due: readonly Due[], compose: Compose<Due>): WrittenInterchange | Finding[] {
  try {
    const composed = compose(due);
    return { composed, content: Buffer.from(writeInterchange(composed.interchange)) };
  } catch (error) {
    return [error instanceof NotWritable ? refusalOf(error) : unexpected];
  }
}

const refusalOf = ({ reason, field, message }: NotWritable): Finding => ({
  code: `NOT_WRITABLE_${reason}`.slice(0, 60),
  severity: 'error',
  message: `It cannot be written as the guide wants it: ${message}`.slice(0, 500),
  source: field.slice(0, 100),
});

const unexpected: Finding = {
  code: 'NOT_WRITABLE',
  severity: 'error',
  message: 'It cannot be written, for a reason that our code does not know.',
};
