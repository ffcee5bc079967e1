import { Refusal } from './refusal.js';

/** One thing that is wrong in a request: where (RFC 6901 pointer into the body, or `#query/limit`-like for others) and which rule. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** All faults are told, unless somebody sends a million of them. */
const mostFaults = 2_000;

/** A request that does not have the right shape: 400 with all faults at once. Never stored under an Idempotency-Key. */
export class InvalidRequest extends Refusal {
  constructor(readonly faults: readonly Fault[]) {
    const errorsOmitted = Math.max(0, faults.length - mostFaults);
    super(400, 'VALIDATION_FAILED', 'The request does not have the required shape.', {
      errors: faults.slice(0, mostFaults),
      ...(errorsOmitted > 0 && { errorsOmitted }),
    });
  }
}

/** RFC 6901: `~` and `/` inside a name are written `~0` and `~1`. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
