import { type LoopCheck } from './loop-check.js';
import { enclosing, segmentOf } from './loop-record.js';
import { broken, odd } from './situation.js';

/** 2010AA N3 is a street: post boxes and lock boxes go to the pay-to address. */
export const billingAddressIsStreet: LoopCheck = (provider) => {
  const street = segmentOf(provider, 'N3');
  if (!street || !postBox.test(street.element(1))) return [];
  return [
    odd('BILLING_ADDRESS_IS_POST_BOX', street, 'The address of the billing provider is a street, never a post box.', {
      element: 1,
    }),
  ];
};

const postBox = /^\s*(P\.?\s*O\.?|POST OFFICE|LOCK)\s*BOX\b/i;

/** 2010AA N403 has all nine digits of a ZIP code, where the address is in the United States. */
export const billingZipHasNineDigits: LoopCheck = (provider) => {
  const city = segmentOf(provider, 'N4');
  if (!city || city.element(4) !== '' || city.element(3) === '' || /^\d{9}$/.test(city.element(3))) return [];
  return [odd('BILLING_ZIP_NOT_NINE_DIGITS', city, 'The ZIP code of the billing provider has nine digits.', { element: 3 })];
};

/** A pay-to plan (2010AC) belongs to a subrogation demand, BHT06 31. */
export const payToPlanIsForSubrogation: LoopCheck = (plan) => {
  const name = segmentOf(plan, 'NM1');
  const set = enclosing(plan, '');
  const purpose = set && segmentOf(set, 'BHT')?.element(6);
  if (!name || purpose === '31') return [];
  return [broken('PAY_TO_PLAN_WITHOUT_SUBROGATION', name, 'A pay-to plan is sent in a subrogation demand only.')];
};
