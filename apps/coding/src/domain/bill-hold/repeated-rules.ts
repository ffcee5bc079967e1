import type { BillHoldRule } from '@claimstream/contracts';

/** The places of rules that say something of a class and payer of which another rule spoke before. */
export const repeatedRules = (rules: readonly BillHoldRule[]): number[] =>
  rules.flatMap(({ billingClass, payerId }, place) =>
    rules.findIndex((rule) => rule.billingClass === billingClass && rule.payerId === payerId) < place ? [place] : [],
  );
