/** A fault that the index of the corpus names in words, and the code by which we must find it. */
export interface KnownFault {
  readonly fact: RegExp;
  readonly code: string;
}

/** What the index counted and added up itself. */
export const countedFaults: readonly KnownFault[] = [
  { fact: /^SE01=\d+ actual \d+$/, code: 'IK502:4' },
  { fact: /^GE01=\d+ actual \d+$/, code: 'AK905:5' },
  { fact: /^IEA01=\d+ actual \d+$/, code: 'TA105:021' },
  { fact: /^IEA02=\d+≠ISA13=\d+$/, code: 'TA105:001' },
  { fact: /^missing IEA$/, code: 'TA105:023' },
  { fact: /^no usable ISA header$/, code: 'NO_INTERCHANGE' },
];

/** Sums are checked where we read the guide; 4010 files are refused before. */
export const unbalancedFaults: readonly KnownFault[] = [
  { fact: /^claim .*CLM02 .* ≠ Σ line charges/, code: 'BALANCE_CLAIM_CHARGE' },
  { fact: /^claim .*CLP03 .* ≠ CLP04/, code: 'BALANCE_CLAIM' },
  { fact: /^BPR02 .* ≠ ΣCLP04−ΣPLB/, code: 'BALANCE_TRANSACTION' },
];

/** Files that somebody broke on purpose: what must be found, as code and the end of its path, or its segment's index after `#`. */
export const brokenOnPurpose: Readonly<Record<string, readonly string[]>> = {
  '837P/imsweb__x12_bad_first_line.edi': ['TA105:011 ISA/ISA02 #0'],
  '837P/imsweb__x12_bad_segment_identifier.edi': [
    'IK304:1 #4',
    'IK304:3 1000A/PER #5',
    'IK304:1 Nd4 #9',
    'IK304:3 2010AA/N4 #10',
    'IK304:1 #18',
    'IK304:3 2010BA/NM1 #20',
  ],
  '837P/imsweb__x12_bad_valid_code.edi': ['IK304:2 NM1 #7', 'IK304:3 2010AA/NM1 #16'],
  '837P/imsweb__x12_loop_errors1_exceeds_max_1_parent.edi': ['IK304:4 2010AA/NM1 #13'],
  '837P/imsweb__x12_loop_errors2_exceeds_max_repeats_multiple_parents.edi': ['IK304:4 2010AA/NM1 #32'],
  '837P/imsweb__x12_loop_errors3_missing_loops.edi': ['IK304:3 2010AA/NM1 #10'],
  '837P/imsweb__x12_missing_elements.edi': ['IK403:1 1000B/NM1/NM102 #5', 'IK403:1 2300/CLM/CLM05 #29'],
  '837P/imsweb__x12_missing_required_loop_in_one_repeat.edi': ['IK304:3 2010BA/NM1 #19'],
  '837P/imsweb__x12_missing_required_loops_mult_repeats.edi': ['IK304:3 2400/LX #31', 'IK304:3 2400/LX #57'],
  '837P/imsweb__x12_segment_errors.edi': ['IK304:5 2010AA/REF #10', 'IK304:3 2010AA/N3 #8', 'IK304:3 2300/HI #20'],
  '837P/imsweb__x12_segments_out_of_order.edi': ['IK304:7 2010AA/N4 #10', 'IK304:7 2010AB/N3 #15'],
  '997/staedi__extraDelimiter997.edi': ['IK403:12 AK3/AK302 #4', 'IK403:12 AK3/AK304 #4', 'IK403:12 AK4/AK404 #5'],
  '997/staedi__invalid997.edi': ['IK403:7 AK1/AK101 #2', 'IK403:6 AK4/AK402 #5'],
  '999/staedi__invalid999.edi': ['IK304:3 AK1 #2', 'IK403:7 IK5/IK501 #5'],
};
