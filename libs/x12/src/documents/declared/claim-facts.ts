import { at, type FieldsOf, segment } from '../../mapping/fields.js';
import { cents, flag, oneOf, text } from '../../mapping/plain-codecs.js';
import { type ClaimFacts, type LineFacts } from '../claims/index.js';
import { attachments, claimLocation, contract, fileInformation, notes, yesNoOrNotApplicable } from './claim-parts.js';
import { lineAdjudications } from './claim-payers.js';
import { pricing } from './pricing.js';
import { periodOf } from './amounts.js';
import { referenceOf } from './references.js';

export const clm = segment('CLM');

/** What claims of every kind say in 2300; CLM05-2 is B in professional and dental claims, A in institutional ones. */
export const claimFacts = (qualifier: 'A' | 'B'): FieldsOf<Omit<ClaimFacts, 'otherPayers'>> => ({
  patientControlNumber: at(clm, 1, text),
  chargeCents: at(clm, 2, cents),
  frequency: at(clm, 5, claimLocation(3, qualifier)),
  assignment: at(clm, 7, oneOf('A', 'B', 'C', 'P')),
  benefitsAssigned: at(clm, 8, yesNoOrNotApplicable),
  releaseOfInformation: at(clm, 9, oneOf('I', 'Y')),
  delayReason: at(clm, 20, text),
  attachments,
  contract,
  serviceAuthorizationException: referenceOf('4N'),
  referralNumber: referenceOf('9F'),
  priorAuthorizationNumber: referenceOf('G1'),
  payerClaimControlNumber: referenceOf('F8'),
  repricedClaimNumber: referenceOf('9A'),
  adjustedRepricedClaimNumber: referenceOf('9C'),
  clearinghouseTraceNumber: referenceOf('D9'),
  medicalRecordNumber: referenceOf('EA'),
  demonstrationProject: referenceOf('P4'),
  fileInformation,
  notes,
  pricing,
});

/** What lines of every kind say in 2400 beside their service; the REF of repriced lines has other qualifiers in dental claims. */
export const lineFacts = ({
  repriced,
  adjusted,
}: {
  repriced: string;
  adjusted: string;
}): FieldsOf<Omit<LineFacts, 'chargeCents'>> => ({
  servicePeriod: periodOf('472'),
  lineControlNumber: referenceOf('6R'),
  repricedLineNumber: referenceOf(repriced),
  adjustedRepricedLineNumber: referenceOf(adjusted),
  pricing,
  adjudications: lineAdjudications,
});

/** CLM10. */
export const patientSignatureByProvider = at(clm, 10, flag('P'));
