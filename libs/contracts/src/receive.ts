import type { z } from 'zod';
import type { EventContract } from './define-event.js';

/** What came with a message, checked; or why it does not fit. */
export type Received = { readonly data: unknown } | { readonly fault: string };

/**
 * Checks the data of a received event. The producer's shape is closed, the consumer's is open: fields that a newer producer added are
 * left out. The fault names paths and rules, never values.
 */
export function receive(contract: EventContract, data: unknown): Received {
  const first = contract.data.safeParse(data);
  if (first.success) return { data: first.data };
  if (first.error.issues.every(({ code }) => code === 'unrecognized_keys')) {
    const known = contract.data.safeParse(without(data, first.error.issues));
    if (known.success) return { data: known.data };
  }
  return { fault: first.error.issues.map(({ path, code }) => `/${path.join('/')}: ${code}`).join('; ') };
}

function without(data: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy = structuredClone(data);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    let place = copy as Record<PropertyKey, unknown>;
    for (const step of issue.path) place = place[step] as Record<PropertyKey, unknown>;
    for (const key of issue.keys) delete place[key];
  }
  return copy;
}
