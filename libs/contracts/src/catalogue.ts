import type { EventContract } from './define-event.js';
import { ClaimClosed, ClaimCreated, ClaimDenied, ClaimHeld, ClaimResubmitted, ClaimRevised } from './events/claims.js';
import { EligibilityChecked, EligibilityInquired } from './events/eligibility.js';
import { ChargeChanged, EncounterCancelled, EncounterCoded, EncounterHeld, EncounterRecorded } from './events/encounters.js';
import { PatientBalanceDue, PaymentPosted, PaymentReversed, PaymentUnmatched } from './events/payments.js';
import {
  ClaimAcknowledged,
  ClaimPaymentReceived,
  ClaimSubmitted,
  EligibilityAnswered,
  RemittanceReceived,
} from './events/submissions.js';

/** Every event there is, in the order of the story. */
export const catalogue: readonly EventContract[] = [
  EncounterRecorded,
  EncounterCoded,
  EncounterHeld,
  EncounterCancelled,
  ChargeChanged,
  EligibilityInquired,
  EligibilityAnswered,
  EligibilityChecked,
  ClaimCreated,
  ClaimHeld,
  ClaimRevised,
  ClaimResubmitted,
  ClaimSubmitted,
  ClaimAcknowledged,
  RemittanceReceived,
  ClaimPaymentReceived,
  PaymentPosted,
  PaymentReversed,
  PaymentUnmatched,
  PatientBalanceDue,
  ClaimDenied,
  ClaimClosed,
] as unknown as EventContract[];

/** Which service owns (and alone writes to) each topic. */
export const topicOwners = {
  encounters: 'coding',
  eligibility: 'eligibility',
  claims: 'claims',
  submissions: 'payer-gateway',
  payments: 'remittance',
} as const;
