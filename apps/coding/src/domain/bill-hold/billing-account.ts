import type { Decision, Facts } from '@claimstream/messaging';

/** What a person said of encounters that are billed together; the encounters themselves name their account. */
export interface BillingAccount {
  readonly sourceSystem: string;
  readonly billingAccountId: string;
  /** Absent once it was let go. */
  readonly hold?: { readonly reason: string; readonly by: string; readonly at: string };
  /** Why it was let go last. */
  readonly released?: { readonly reason: string; readonly by: string; readonly at: string };
}

type Named = Pick<BillingAccount, 'sourceSystem' | 'billingAccountId'>;
type Holding = { kind: 'done' | 'unchanged'; account: BillingAccount } | { kind: 'not-held' };

/** Stops an account until somebody lets it go, also before any of its encounters is known: more are to come. */
export function holdAccount(
  known: BillingAccount | undefined,
  { reason, ...name }: Named & { reason: string },
  { now, actor }: Pick<Facts, 'now' | 'actor'>,
): Decision<BillingAccount, Holding> {
  if (known?.hold) return { answer: { kind: 'unchanged', account: known } };
  const account: BillingAccount = { ...name, hold: { reason, by: actor, at: now.toISOString() } };
  return { state: account, answer: { kind: 'done', account } };
}

/** Says that an account is complete; its encounters are released when all of them are final. */
export function releaseAccount(
  known: BillingAccount | undefined,
  reason: string,
  { now, actor }: Pick<Facts, 'now' | 'actor'>,
): Decision<BillingAccount, Holding> {
  if (!known?.hold) return { answer: { kind: 'not-held' } };
  const { hold: _, ...name } = known;
  const account: BillingAccount = { ...name, released: { reason, by: actor, at: now.toISOString() } };
  return { state: account, answer: { kind: 'done', account } };
}
