import { type WalkRule } from '../reader/events.js';
import { billingAddressIsStreet, billingZipHasNineDigits, payToPlanIsForSubrogation } from './billing-provider-situations.js';
import { adjudicatedClaimBalances, adjudicatedLinesBalance, claimChargeIsSumOfLines } from './claim-balancing.js';
import {
  accidentIsDescribed,
  attachmentsHaveNumbers,
  diagnosesAreWrittenRight,
  drugCodeHasElevenDigits,
  inpatientClaimHasAdmission,
  linesAreNumbered,
  pointersHaveDiagnoses,
  renderingIsNotBilling,
  replacementNamesOriginal,
} from './claim-situations.js';
import { decisionsAreDatedOnce, decisionsNamePayers, payersHaveTheirOwnSequence } from './coordination-situations.js';
import { asksForOneThing, claimIsAskedAfter, somethingIsAsked, statusIsOfAcknowledgment } from './inquiry-situations.js';
import { attendingProviderIsNamed, inpatientStayIsDescribed, operatingPhysicianIsNamed } from './institutional-situations.js';
import { type LoopChecks, loopCheckRule } from './loop-check.js';
import {
  patientResponsibilityIsSum,
  paymentBalances,
  paymentChargeIsSumOfLines,
  paymentLineBalances,
  paymentTotalRule,
} from './payment-balancing.js';
import { paymentMethodFitsPayment, traceNamesOriginator } from './payment-situations.js';
import {
  medicareReasonIsForMedicare,
  patientIsSubscriberOrFollows,
  subscriberWhoIsPatientIsDescribed,
} from './subscriber-situations.js';

const ofAnyClaim = [
  claimChargeIsSumOfLines,
  adjudicatedClaimBalances,
  replacementNamesOriginal,
  linesAreNumbered,
  diagnosesAreWrittenRight,
  attachmentsHaveNumbers,
  payersHaveTheirOwnSequence,
  decisionsAreDatedOnce,
  decisionsNamePayers,
];

const claims: LoopChecks = {
  '2010AA': [billingAddressIsStreet, billingZipHasNineDigits],
  '2010AC': [payToPlanIsForSubrogation],
  '2000B': [patientIsSubscriberOrFollows, subscriberWhoIsPatientIsDescribed, medicareReasonIsForMedicare],
  '2300': ofAnyClaim,
  '2400': [adjudicatedLinesBalance, attachmentsHaveNumbers],
  '2410': [drugCodeHasElevenDigits],
};

/** Balancing (SNIP 3) and situations (SNIP 4) by guide (ST01 and id) and loop. */
const checksByGuide: Readonly<Record<string, LoopChecks>> = {
  '837 005010X222A1': {
    ...claims,
    '2300': [...ofAnyClaim, accidentIsDescribed, inpatientClaimHasAdmission, pointersHaveDiagnoses, renderingIsNotBilling],
  },
  '837 005010X223A2': {
    ...claims,
    '2300': [...ofAnyClaim, inpatientStayIsDescribed, attendingProviderIsNamed, operatingPhysicianIsNamed],
  },
  '837 005010X224A2': { ...claims, '2300': [...ofAnyClaim, accidentIsDescribed, pointersHaveDiagnoses, renderingIsNotBilling] },
  '835 005010X221A1': {
    '': [paymentMethodFitsPayment, traceNamesOriginator],
    '2100': [paymentBalances, paymentChargeIsSumOfLines, patientResponsibilityIsSum],
    '2110': [paymentLineBalances],
  },
  '270 005010X279A1': { '2000C': [somethingIsAsked], '2110C': [asksForOneThing], '2110D': [asksForOneThing] },
  '276 005010X212': { '2000D': [claimIsAskedAfter] },
  '277 005010X214': {
    '2200B': [statusIsOfAcknowledgment],
    '2200C': [statusIsOfAcknowledgment],
    '2200D': [statusIsOfAcknowledgment],
  },
};

/** The rules above the guide that need nothing from outside: balancing (SNIP 3) and situations across segments (SNIP 4). */
export const standardRules: readonly WalkRule[] = [
  loopCheckRule(({ transaction, id }) => checksByGuide[`${transaction} ${id}`]),
  paymentTotalRule,
];
