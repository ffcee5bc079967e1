import type { Tally } from './watch/tally.js';

/** The last line of a run that ends. */
export interface Summary {
  readonly encounters: number;
  readonly coded: number;
  readonly held: number;
  readonly claimsCreated: number;
  readonly claimsSubmitted: number;
  readonly rejected: number;
  readonly denied: number;
  readonly paymentsPosted: number;
  readonly parked: number;
  readonly ledgerBalanced: boolean;
  readonly seconds: number;
}

/** `held` counts encounters that wait for a coder and claims that wait for a biller before they leave. */
export function summaryOf(tally: Tally, seconds: number): Summary {
  const {
    encounters,
    coded,
    held,
    claimsHeld,
    claimsCreated,
    claimsSubmitted,
    rejected,
    denied,
    paymentsPosted,
    parked,
    ledgerBalanced,
  } = tally;
  return {
    encounters,
    coded,
    held: held + claimsHeld,
    claimsCreated,
    claimsSubmitted,
    rejected,
    denied,
    paymentsPosted,
    parked,
    ledgerBalanced,
    seconds: Math.round(seconds * 10) / 10,
  };
}
