import { EncounterCancelled } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { noCaseYet, withoutEncounter } from '../domain/billing-case.js';
import { billingCases } from '../store/claims.store.js';
import { billCase, type PolicyOf } from './bill-case.js';

/** What was entered in error is not billed; claims that wait are cancelled, those that left are marked for a void. */
export const dropEncounterWhenEncounterCancelled = (policyOf: PolicyOf) =>
  react({
    name: 'claims.drop-encounter',
    to: EncounterCancelled,
    store: billingCases,
    idOf: ({ data }) => data.billingCaseId,
    decide: (billingCase = noCaseYet, { data }, facts) =>
      billCase(data.billingCaseId, withoutEncounter(billingCase, data), facts, policyOf),
  });
