import { EncounterCoded } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { noCaseYet, withCodes } from '../domain/billing-case.js';
import { billingCases } from '../store/claims.store.js';
import { billCase, type PolicyOf } from './bill-case.js';

/** Codes may arrive before or after the coverage; whichever comes last opens the claims. */
export const recordCodesWhenEncounterCoded = (policyOf: PolicyOf) =>
  react({
    name: 'claims.record-codes',
    to: EncounterCoded,
    store: billingCases,
    idOf: ({ data }) => data.billingCaseId,
    decide: (billingCase = noCaseYet, { data }, facts) =>
      billCase(data.billingCaseId, withCodes(billingCase, data), facts, policyOf),
  });
