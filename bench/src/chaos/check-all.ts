import { billedOnce } from './checks/billed-once.js';
import { type Check, type Invariant, invariants } from './checks/check.js';
import { converged } from './checks/converged.js';
import { inOrder } from './checks/in-order.js';
import { claimMoney, ledgerBalances } from './checks/ledger.js';
import { legalStories } from './checks/legal-stories.js';
import { moneyIn } from './checks/money-in.js';
import { noDoublePosting } from './checks/no-double-posting.js';
import { nothingLost } from './checks/nothing-lost.js';
import type { Evidence } from './evidence.js';

/** Those that only look come first; the one that sends something in comes last. */
export const checks: readonly Check[] = [
  converged,
  ...nothingLost,
  ...billedOnce,
  ...legalStories,
  ...moneyIn,
  ...ledgerBalances,
  ...claimMoney,
  ...inOrder,
  noDoublePosting,
];

export interface Verdict {
  readonly invariants: Readonly<Record<Invariant, boolean>>;
  /** Which sentence does not hold, and what shows it. */
  readonly violations: readonly string[];
}

/** Of what shows one violation, so much is told. */
const mostShown = 5;

/** Runs every check over the evidence, one after the other. */
export async function checkAll(evidence: Evidence): Promise<Verdict> {
  const broken = new Set<Invariant>();
  const violations: string[] = [];
  for (const { invariant, says, find } of checks) {
    const found = await find(evidence);
    if (found.length === 0) continue;
    broken.add(invariant);
    const more = found.length > mostShown ? ` (and ${found.length - mostShown} more)` : '';
    violations.push(`${invariant} Not so: ${says} ${found.slice(0, mostShown).join('; ')}${more}`);
  }
  const held = Object.fromEntries(invariants.map((invariant) => [invariant, !broken.has(invariant)]));
  return { invariants: held as Record<Invariant, boolean>, violations };
}
