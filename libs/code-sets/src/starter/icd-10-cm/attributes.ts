/** Codes, or the beginnings of codes, that are reported without a present-on-admission indicator (CMS list, FY2026). */
export const poaExempt: readonly string[] =
  'I252 O80 V8 Y929 Z00 Z01 Z02 Z09 Z11 Z12 Z13 Z22 Z23 Z30 Z34 Z37 Z38 Z39 Z48 Z51 Z59 Z65 Z68 Z71 Z720 Z7289 Z73 Z76 Z78 Z79 Z8 Z90 Z91 Z94 Z95 Z98 Z99'.split(
    ' ',
  );

/** Conditions of women alone and of men alone (Medicare Code Editor). */
export const sexOfCodes: Readonly<Record<'F' | 'M', ReadonlySet<string>>> = {
  F: new Set(
    (
      'B3731 C50911 C50912 C50919 D259 E282 N72 N760 N809 N912 N920 N921 N939 N946 N951 N979 O039 O1490 O200 O210 O24410 O24419 O80 ' +
      'Z01411 Z01419 Z124 Z3041 Z3042 Z30430 Z3049 Z3200 Z3201 Z3202 Z331 Z3400 Z3480 Z3490 Z3491 Z3492 Z3493 Z370 Z392 Z780 Z8632 Z90710'
    ).split(' '),
  ),
  M: new Set('C61 N400 N401 N529 R9720 Z125 Z8546'.split(' ')),
};

/** Ages at which a condition is plausible (Medicare Code Editor). */
export const agesOfCodes: readonly {
  readonly ages: { readonly from: number; readonly to: number };
  readonly codes: ReadonlySet<string>;
}[] = [
  { ages: { from: 0, to: 0 }, codes: new Set('Z00110 Z00111 Z3800 Z3801'.split(' ')) },
  { ages: { from: 0, to: 17 }, codes: new Set(['Z00121', 'Z00129']) },
  {
    ages: { from: 9, to: 64 },
    codes: new Set('O039 O1490 O200 O210 O24410 O24419 O80 Z3201 Z331 Z3400 Z3480 Z3490 Z3491 Z3492 Z3493 Z370 Z392'.split(' ')),
  },
  {
    ages: { from: 15, to: 124 },
    codes: new Set(
      (
        'F0150 F0390 G301 H259 H3530 I2510 I8390 K7030 M8000XA M810 N400 N401 N529 R9720 Z0000 Z0001 ' +
        'Z6830 Z6831 Z6832 Z6833 Z6834 Z6835 Z6836 Z6837 Z6838 Z6839 Z6841 Z6842 Z780'
      ).split(' '),
    ),
  },
];

/** Manifestations, which are never first. */
export const manifestations: ReadonlySet<string> = new Set(['D631']);
