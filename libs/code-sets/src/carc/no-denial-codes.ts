/**
 * Claim adjustment reason codes (CARC) that are no denial, whatever their group: the plan's ordinary sharing of cost, what another payer
 * paid, contract reductions and withholds. Any other code on something that was paid nothing is a denial to work.
 * Source: X12 CARC list, read for what each code says; rcm-domain 5.0.
 */
export const noDenialReasonCodes: ReadonlySet<string> = new Set([
  '1', // deductible
  '2', // coinsurance
  '3', // copay
  '23', // what a prior payer's adjudication means for this one
  '24', // covered by a capitation agreement
  '45', // above the fee schedule or contract
  '59', // multiple or concurrent procedure reduction
  '66', // blood deductible
  '104', // managed care withholding
  '131', // negotiated discount
  '144', // incentive adjustment
  '161', // provider performance bonus
  '187', // paid from a consumer spending account
  '237', // legislated or regulatory penalty
  '241', // low income subsidy copay
  '245', // performance program withhold
  '246', // for reporting only
  '247', // deductible of professional services in an institution
  '248', // coinsurance of professional services in an institution
  '253', // sequestration
]);

/** The reasons that move money to the patient by themselves when their group is PR: deductible, coinsurance, copay. */
export const patientShareReasonCodes: ReadonlySet<string> = new Set(['1', '2', '3']);
