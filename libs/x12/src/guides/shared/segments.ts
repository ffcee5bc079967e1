import { type ElementRule, type ElementRules, R, S, segment, span } from '../../grammar/dsl.js';

/** Segments that look the same wherever the guides use them, written as the guides write them: name, usage, repeat, qualifiers. */

/** ST of the guides that repeat their own id in ST03 (all but the 835). */
export const header = (transaction: string, guideId: string) =>
  segment('ST', 'Transaction Set Header', R, 1, { 1: R.of(transaction), 2: R, 3: R.of(guideId) });

export const trailer = segment('SE', 'Transaction Set Trailer', R, 1, { 1: R, 2: R });

/** HL: the level code; which values HL04 may have (left out where the guide does not use it); whether HL02 names a parent. */
export const level = (name: string, code: string, { parent, children }: { parent: boolean; children?: string }) =>
  segment('HL', name, R, 1, {
    1: R,
    ...(parent ? { 2: R } : notUsed),
    3: R.of(code),
    ...(children === undefined ? notUsed : { 4: R.of(children) }),
  });

const notUsed: ElementRules = {};

/** REF with a qualifier and a number. */
export const reference = <const Codes extends string>(name: string, usage: ElementRule, max: number, qualifiers: Codes) =>
  segment('REF', name, usage, max, { 1: R.of(qualifiers), 2: R });

/** REF SY: nine digits without hyphens. */
export const socialSecurityNumber = (name: string, max: number) =>
  segment('REF', name, S, max, { 1: R.of('SY'), 2: R.pattern(/^\d{9}$/) });

/** REF at a service line that can say in REF04 to which other payer the number belongs. */
export const referenceOfPayer = <const Codes extends string>(name: string, usage: ElementRule, max: number, qualifiers: Codes) =>
  segment('REF', name, usage, max, { 1: R.of(qualifiers), 2: R, 4: S.composite({ 1: R.of('2U'), 2: R }) });

/** DTP with one day. */
export const date = <const Codes extends string>(name: string, usage: ElementRule, max: number, qualifiers: Codes) =>
  segment('DTP', name, usage, max, { 1: R.of(qualifiers), 2: R.of('D8'), 3: R });

/** DTP with one day or a period from day to day. */
export const dateOrPeriod = <const Codes extends string>(name: string, usage: ElementRule, max: number, qualifiers: Codes) =>
  segment('DTP', name, usage, max, { 1: R.of(qualifiers), 2: R.of('D8', 'RD8'), 3: R });

/** AMT with a qualifier and an amount. */
export const amount = <const Codes extends string>(name: string, usage: ElementRule, max: number, qualifiers: Codes) =>
  segment('AMT', name, usage, max, { 1: R.of(qualifiers), 2: R });

/** QTY with a qualifier and a quantity. */
export const quantity = <const Codes extends string>(name: string, usage: ElementRule, max: number, qualifiers: Codes) =>
  segment('QTY', name, usage, max, { 1: R.of(qualifiers), 2: R });

export const street = (name: string, usage: ElementRule) => segment('N3', name, usage, 1, { 1: R, 2: S });

export const city = (name: string, usage: ElementRule) =>
  segment('N4', name, usage, 1, { 1: R, 2: S.external('state'), 3: S, 4: S.external('country'), 7: S });

/** CAS: a group code and one to six triplets of reason, amount and quantity. */
export const adjustments = (name: string, usage: ElementRule, max: number) =>
  segment('CAS', name, usage, max, {
    1: R.of('CO OA PI PR').alsoRead('CR'),
    ...{ 2: R.external('adjustmentReason'), 3: R, 4: S },
    ...{ 5: S.external('adjustmentReason'), 6: S, 7: S },
    ...{ 8: S.external('adjustmentReason'), 9: S, 10: S },
    ...{ 11: S.external('adjustmentReason'), 12: S, 13: S },
    ...{ 14: S.external('adjustmentReason'), 15: S, 16: S },
    ...{ 17: S.external('adjustmentReason'), 18: S, 19: S },
  });

/** MOA: the remarks of a payer on an outpatient or professional claim. */
export const outpatientRemarks = segment('MOA', 'Outpatient Adjudication Information', S, 1, {
  1: S,
  2: S,
  ...span(3, 7, S.external('remark')),
  8: S,
  9: S,
});

/** DMG: birth date and gender. */
export const demographics = (name: string, usage: ElementRule, genders: string) =>
  segment('DMG', name, usage, 1, { 1: R.of('D8'), 2: R, 3: R.of(genders) });

/** PRV with a taxonomy code. */
export const taxonomy = <const Code extends string>(name: string, role: Code) =>
  segment('PRV', name, S, 1, { 1: R.of(role), 2: R.of('PXC'), 3: R.external('taxonomy') });
