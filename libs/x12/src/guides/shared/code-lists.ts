/**
 * Code lists that several guides share, or that would hide a guide's structure. The lists are those of the guides, without labels,
 * written with blanks between the codes as `R.of(...)` takes them.
 */

/** Kind of payer (SBR09 of a claim): 12 PPO, 16 Medicare HMO, BL Blue Cross, CI commercial, MA and MB Medicare, MC Medicaid, WC workers compensation. */
export const claimFilingIndicators = '11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ';

/** Kind of payer as the payer names it (CLP06): the list of the 835 is shorter than that of a claim. */
export const paymentFilingIndicators = '12 13 14 15 16 17 AM CH DS HM LM MA MB MC OF TV VA WC ZZ';

/** How a claim was handled (CLP02): 1 primary, 2 secondary, 3 tertiary, 4 denied, 19 to 21 the same and forwarded, 22 reversal, 23 not ours, 25 predetermination. */
export const claimStatuses = '1 2 3 4 19 20 21 22 23 25';

/** Responsibility of a payer (SBR01): P primary, S secondary, T tertiary, A to H fourth to eleventh, U unknown. */
export const payerSequence = 'A B C D E F G H P S T U';

/** Why Medicare is not primary (SBR05): 12 working aged, 13 renal disease, 14 no-fault, 15 workers compensation, 43 disabled, 47 liability. */
export const medicareSecondaryReasons = '12 13 14 15 16 41 42 43 47';

/** Relation of the patient to the subscriber: 01 spouse, 18 self, 19 child, 20 employee, 21 unknown, 39 and 40 organ and cadaver donor, 53 life partner, G8 other. */
export const relationships = '01 18 19 20 21 39 40 53 G8';

/** The same for a patient who is not the subscriber. */
export const patientRelationships = '01 19 20 21 39 40 53 G8';

/** Why a claim is late (CLM20). */
export const delayReasons = '1 2 3 4 5 6 7 8 9 10 11 15';

/** CN101. */
export const contractTypes = '01 02 03 04 05 06 09';

/** How a claim or line was priced or repriced (HCP01). */
export const pricingMethods = '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14';

/** Code set of a professional procedure code: HC is HCPCS and CPT, ER jurisdiction, IV home infusion, WK alternative care. */
export const procedureQualifiers = 'ER HC IV WK';

/** Was the diagnosis present on admission? Y, N, U unknown, W undetermined. */
export const presentOnAdmission = 'N U W Y';

/** What kind of paper comes with a claim (PWK01). */
export const attachmentTypes =
  '03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS EB HC HR I5 IR LA M1 MT ' +
  'NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP';

/** How the paper comes (PWK02): AA on request, BM mail, EL electronic, EM e-mail, FT file transfer, FX fax. */
export const attachmentWays = 'AA BM EL EM FT FX';

/** Kinds of health care that a benefit is for (EQ01, EB03): 30 plan coverage, 98 office visit, MH mental health and so on. */
export const serviceTypes =
  '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 30 32 33 34 35 36 37 38 39 40 41 42 43 44 ' +
  '45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 ' +
  '84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99 A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE AF AG AH AI AJ AK AL AM ' +
  'AN AO AQ AR B1 B2 B3 BA BB BC BD BE BF BG BH BI BJ BK BL BM BN BP BQ BR BS BT BU BV BW BX BY BZ C1 CA CB CC CD CE CF ' +
  'CG CH CI CJ CK CL CM CN CO CP CQ DG DM DS GF GN IC MH NI ON PT PU RN RT TC TN UC';

/** Kind of insurance of a benefit (EB04). */
export const insuranceTypes =
  '12 13 14 15 16 41 42 43 47 AP C1 CO CP D DB EP FF GP HM HN HS IN IP LC LD LI LT MA MB MC MH MI MP OT PE PL PP PR PS QM ' +
  'RP SP TF WC WU';

/** What a benefit line says (EB01): 1 active, 6 inactive, A co-insurance, B co-payment, C deductible, G out-of-pocket, I not covered. */
export const benefitInformation = '1 2 3 4 5 6 7 8 A B C CB D E F G H I J K L M MC N O P Q R S T U V W X Y';

/** Time a benefit is counted over (EB06): 23 calendar year, 27 visit, 29 remaining, 32 lifetime. */
export const timePeriods = '6 7 13 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36';

/** Military rank (MPI05). */
export const militaryRanks =
  'A1 A2 A3 B1 B2 C1 C2 C3 C4 C5 C6 C7 C8 C9 E1 F1 F2 F3 F4 G1 G4 L1 L2 L3 L4 L5 L6 M1 M2 M3 M4 M5 M6 P1 P2 P3 P4 P5 R1 ' +
  'R2 S1 S2 S3 S4 S5 S6 S7 S8 S9 SA SB SC T1 V1 W1';

/** Days on which care is delivered (HSD07). */
export const deliveryPatterns = '1 2 3 4 5 6 7 8 9 A B C D E F G H J K L M N O P Q R S SG SL SP SX SY SZ T U V W X Y';

/** Whom a claim status is about (STC01-3 of a 277). */
export const claimStatusEntities =
  '03 13 17 28 30 36 40 43 44 61 71 72 73 74 77 80 82 84 85 87 95 1E 1G 1H 1I 1O 1P 1Q 1R 1S 1T 1U 1V 1W 1X 1Y 1Z 2A 2B ' +
  '2D 2E 2I 2K 2P 2Q 2S 2Z 3A 3C 3D 3E 3F 3G 3H 3I 3J 3K 3L 3M 3N 3O 3P 3Q 3R 3S 3T 3U 3V 3W 3X 3Y 3Z 4A 4B 4C 4D 4E 4F ' +
  '4G 4H 4I 4J 4L 4M 4N 4O 4P 4Q 4R 4S 4U 4V 4W 4X 4Y 4Z 5A 5B 5C 5D 5E 5F 5G 5H 5I 5J 5K 5L 5M 5N 5O 5P 5Q 5R 5S 5T 5U ' +
  '5V 5W 5X 5Y 5Z 6A 6B 6C 6D 6E 6F 6G 6H 6I 6J 6K 6L 6M 6N 6O 6P 6Q 6R 6S 6U 6V 6W 6X 6Y 7C CK CZ D2 DD DJ DK DN DO DQ ' +
  'E1 E2 E7 E9 FA FD FE G0 G3 GB GD GI GJ GK GM GY HF HH I3 IJ IL IN LI LR MR MSC OB OD OX P0 P2 P3 P4 P6 P7 PRP PT PV PW ' +
  'QA QB QC QD QE QH QK QL QN QO QS QV QY RC RW S4 SEP SJ SU T4 TL TQ TT TTP TU UH X3 X4 X5 ZZ';

/** Whom a claim status is about (STC01-3 of a 277CA). */
export const acknowledgmentEntities =
  '03 40 41 71 72 73 77 82 85 87 1P 1Z DK DN DQ FA GB HK IL LI MSC PR PRP QB QC QD SEP TL TTP TU';
