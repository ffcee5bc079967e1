import { type WalkRule } from '../reader/events.js';
import { acceptedSetHasNoErrors, acknowledgmentCounts, elementErrorsFitSegment } from './acknowledgment-situations.js';
import { statusFitsAction, statusIsOfAcknowledgment } from './claim-acknowledgment-situations.js';
import { claimAcknowledgmentTotals } from './claim-acknowledgment-totals.js';
import { claimChecks } from './claim-checks.js';
import {
  asksForOneThing,
  cancellationIsOfSpendDown,
  claimIsAskedAfter,
  nothingBelowRejection,
  percentIsFraction,
  personHasDiagnoses,
  somethingIsAsked,
  traceNamesItsOrigin,
} from './inquiry-situations.js';
import { type LoopChecks, loopCheckRule } from './loop-check.js';
import {
  patientResponsibilityIsSum,
  paymentBalances,
  paymentChargeIsSumOfLines,
  paymentLineBalances,
  paymentTotalRule,
} from './payment-balancing.js';
import {
  notificationPaysNothing,
  paymentMethodFitsPayment,
  reversalTurnsSigns,
  serviceIsDatedOnce,
  traceNamesOriginator,
} from './payment-situations.js';

/** Balancing (SNIP 3) and situations (SNIP 4) by guide (ST01 and id) and loop. */
const checksByGuide: Readonly<Record<string, LoopChecks>> = {
  ...claimChecks,
  '835 005010X221A1': {
    '': [paymentMethodFitsPayment, notificationPaysNothing, traceNamesOriginator],
    '2100': [paymentBalances, paymentChargeIsSumOfLines, patientResponsibilityIsSum, reversalTurnsSigns],
    '2110': [paymentLineBalances, serviceIsDatedOnce],
  },
  '270 005010X279A1': {
    '': [cancellationIsOfSpendDown],
    '2000C': [somethingIsAsked, traceNamesItsOrigin],
    '2000D': [traceNamesItsOrigin],
    '2110C': [asksForOneThing, personHasDiagnoses('EQ', '2100C')],
    '2110D': [asksForOneThing, personHasDiagnoses('EQ', '2100D')],
  },
  '271 005010X279A1': {
    '2000A': [nothingBelowRejection('2100A', '2000B')],
    '2000B': [nothingBelowRejection('2100B', '2000C')],
    '2000C': [nothingBelowRejection('2100C', '2110C', '2000D'), traceNamesItsOrigin],
    '2000D': [nothingBelowRejection('2100D', '2110D'), traceNamesItsOrigin],
    '2110C': [percentIsFraction, personHasDiagnoses('EB', '2100C')],
    '2110D': [percentIsFraction, personHasDiagnoses('EB', '2100D')],
  },
  '276 005010X212': { '2000D': [claimIsAskedAfter] },
  '277 005010X214': {
    '2200B': [statusIsOfAcknowledgment, statusFitsAction],
    '2200C': [statusIsOfAcknowledgment, statusFitsAction],
    '2200D': [statusIsOfAcknowledgment, statusFitsAction],
  },
  '999 005010X231A1': { '2000': [acceptedSetHasNoErrors], '2100': [elementErrorsFitSegment] },
};

/** The rules above the guide that need nothing from outside: balancing (SNIP 3) and situations across segments (SNIP 4). */
export const standardRules: readonly WalkRule[] = [
  loopCheckRule(({ transaction, id }) => checksByGuide[`${transaction} ${id}`]),
  paymentTotalRule,
  claimAcknowledgmentTotals,
  acknowledgmentCounts,
];
