import { billingAddressIsStreet, billingZipHasNineDigits, payToPlanIsForSubrogation } from './billing-provider-situations.js';
import { adjudicatedClaimBalances, adjudicatedLinesBalance, claimChargeIsSumOfLines } from './claim-balancing.js';
import {
  accidentIsDescribed,
  attachmentsHaveNumbers,
  controlNumberIsKept,
  diagnosesAreWrittenRight,
  drugCodeHasElevenDigits,
  inpatientClaimHasAdmission,
  linesAreNumbered,
  originalNamesNoOther,
  pointersHaveDiagnoses,
  replacementNamesOriginal,
} from './claim-situations.js';
import {
  liabilityFollowsDecision,
  decisionsAreDatedOnce,
  decisionsNamePayers,
  decisionsSayWhatWasPaid,
  destinationIsNotRepeated,
  payersHaveTheirOwnSequence,
} from './coordination-situations.js';
import {
  attendingProviderIsNamed,
  codesFitStay,
  dischargeHasHour,
  inpatientStayIsDescribed,
  operatingPhysicianIsNamed,
  outpatientLinesAreDated,
} from './institutional-situations.js';
import { type LoopChecks } from './loop-check.js';
import {
  ambulanceConditionsHaveTransport,
  ambulanceHasStops,
  equipmentIsCertified,
  linePlaceIsAnother,
  purchaseIsComplete,
} from './professional-situations.js';
import {
  facilityIsElsewhere,
  lineNamesOtherProviders,
  othersAreNotAttending,
  payToIsElsewhere,
  referrersAreInOrder,
  renderingIsNotBilling,
} from './provider-situations.js';
import {
  groupIsNamedOrNumbered,
  medicareHasReason,
  medicareReasonIsForMedicare,
  patientIsSubscriberOrFollows,
  subscriberWhoIsPatientIsDescribed,
} from './subscriber-situations.js';

const ofAnySubscriber = [
  patientIsSubscriberOrFollows,
  subscriberWhoIsPatientIsDescribed,
  groupIsNamedOrNumbered,
  medicareReasonIsForMedicare,
];

const ofAnyClaim = [
  claimChargeIsSumOfLines,
  adjudicatedClaimBalances,
  controlNumberIsKept,
  replacementNamesOriginal,
  originalNamesNoOther,
  linesAreNumbered,
  diagnosesAreWrittenRight,
  attachmentsHaveNumbers,
  payersHaveTheirOwnSequence,
  destinationIsNotRepeated,
  decisionsAreDatedOnce,
  decisionsNamePayers,
  decisionsSayWhatWasPaid,
];

const ofAnyLine = [adjudicatedLinesBalance, attachmentsHaveNumbers];

/** What the guides of professional, institutional and dental claims have in common. */
const claims: LoopChecks = {
  '2010AA': [billingAddressIsStreet, billingZipHasNineDigits],
  '2010AB': [payToIsElsewhere],
  '2010AC': [payToPlanIsForSubrogation],
  '2000B': ofAnySubscriber,
  '2320': [groupIsNamedOrNumbered, liabilityFollowsDecision],
  '2410': [drugCodeHasElevenDigits],
};

/** The checks of claims by guide (ST01 and id) and loop. */
export const claimChecks: Readonly<Record<string, LoopChecks>> = {
  '837 005010X222A1': {
    ...claims,
    '2000B': [...ofAnySubscriber, medicareHasReason],
    '2300': [
      ...ofAnyClaim,
      accidentIsDescribed,
      inpatientClaimHasAdmission,
      pointersHaveDiagnoses,
      renderingIsNotBilling,
      referrersAreInOrder('2310A'),
      facilityIsElsewhere('2310C'),
      ambulanceConditionsHaveTransport,
      ambulanceHasStops({ pickUp: '2310E', dropOff: '2310F' }),
    ],
    '2320': [groupIsNamedOrNumbered, medicareHasReason, liabilityFollowsDecision],
    '2400': [
      ...ofAnyLine,
      linePlaceIsAnother,
      ambulanceConditionsHaveTransport,
      ambulanceHasStops({ pickUp: '2420G', dropOff: '2420H' }),
      equipmentIsCertified,
      purchaseIsComplete,
      referrersAreInOrder('2420F'),
      lineNamesOtherProviders([
        ['2420A', '2310B'],
        ['2420C', '2310C'],
        ['2420D', '2310D'],
        ['2420F', '2310A'],
      ]),
    ],
  },
  '837 005010X223A2': {
    ...claims,
    '2300': [
      ...ofAnyClaim,
      inpatientStayIsDescribed,
      dischargeHasHour,
      codesFitStay,
      outpatientLinesAreDated,
      attendingProviderIsNamed,
      operatingPhysicianIsNamed,
      othersAreNotAttending,
      facilityIsElsewhere('2310E'),
    ],
    '2400': [
      ...ofAnyLine,
      lineNamesOtherProviders([
        ['2420A', '2310B'],
        ['2420B', '2310C'],
        ['2420C', '2310D'],
        ['2420D', '2310F'],
      ]),
    ],
  },
  '837 005010X224A2': {
    ...claims,
    '2300': [
      ...ofAnyClaim,
      accidentIsDescribed,
      pointersHaveDiagnoses,
      renderingIsNotBilling,
      referrersAreInOrder('2310A'),
      facilityIsElsewhere('2310C'),
    ],
    '2400': [
      ...ofAnyLine,
      lineNamesOtherProviders([
        ['2420A', '2310B'],
        ['2420B', '2310D'],
        ['2420C', '2310E'],
        ['2420D', '2310C'],
      ]),
    ],
  },
};
