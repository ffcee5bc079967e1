import { loop, R, S, segment } from '../../grammar/dsl.js';
import { optionalName, payerId, personName } from './parties.js';

/** Whom the question about claims (276) and its answers (277, 277CA) speak of, and of which service. */

export const payerName = segment('NM1', 'Payer Name', R, 1, { 1: R.of('PR'), 2: R.of('2'), 3: R, ...payerId });

export const informationReceiver = loop('2100B', 'Information Receiver Name', R, 1, [
  segment('NM1', 'Information Receiver Name', R, 1, { 1: R.of('41'), 2: R.of('1 2'), 3: S, 4: S, 5: S, 8: R.of('46'), 9: R }),
]);

/** Twice where a provider is known by two ids. */
export const serviceProvider = (name: string) =>
  loop('2100C', 'Provider Name', R, 2, [
    segment('NM1', name, R, 1, { 1: R.of('1P'), 2: R.of('1 2'), ...optionalName, 8: R.of('FI SV XX'), 9: R }),
  ]);

export const subscriber = loop('2100D', 'Subscriber Name', R, 1, [
  segment('NM1', 'Subscriber Name', R, 1, { 1: R.of('IL'), 2: R.of('1 2'), ...personName, 8: R.of('24 II MI'), 9: R }),
]);

export const dependent = loop('2100E', 'Dependent Name', R, 1, [
  segment('NM1', 'Dependent Name', R, 1, { 1: R.of('QC'), 2: R.of('1'), ...personName }),
]);

/** C003: a procedure by code set and code, with up to four modifiers. */
export const service = { 1: R.of('AD ER HC HP IV N4 NU WK'), 2: R, 3: S, 4: S, 5: S, 6: S };

/** C043: category, status, and whom it is about. */
export const status = <const Entities extends string>(entities: Entities) => ({
  1: R.external('claimStatusCategory'),
  2: R.external('claimStatus'),
  3: S.of(entities),
});
