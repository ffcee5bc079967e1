import type { ChargeItem, ChargePriceView, PriceOverride } from '@claimstream/contracts';
import type { CalendarDate } from '@claimstream/kernel';

/** A version of an item as it was loaded; of two for the same day the higher one counts. */
export interface ItemVersion {
  readonly item: ChargeItem;
  readonly version: number;
}

/** What the charge master says of some numbers. One that it does not know is not in it. */
export type PriceBook = ReadonlyMap<string, readonly ItemVersion[]>;

export const emptyBook: PriceBook = new Map();

export interface PriceQuestion {
  readonly chargeNumber: string;
  readonly date: CalendarDate;
  readonly payerId?: string;
  /** The service facility's, or the billing provider's where there is none. */
  readonly facilityNpi?: string;
}

export type Price = Pick<ChargePriceView, 'item' | 'priceCents' | 'priceFrom'>;

/**
 * What one unit costs on a day: by the version that began last on or before it, unless that one has ended. The closest override wins:
 * that of the payer at the facility, else of the payer, else of the facility.
 */
export function priceOf(book: PriceBook, { chargeNumber, date, payerId, facilityNpi }: PriceQuestion): Price | undefined {
  const item = itemOn(book.get(chargeNumber) ?? [], date);
  if (!item) return undefined;

  const found = (wanted: Pick<PriceOverride, 'payerId' | 'facilityNpi'>) =>
    item.overrides.find((each) => each.payerId === wanted.payerId && each.facilityNpi === wanted.facilityNpi)?.priceCents;
  const ofBoth = payerId !== undefined && facilityNpi !== undefined ? found({ payerId, facilityNpi }) : undefined;
  if (ofBoth !== undefined) return { item, priceCents: ofBoth, priceFrom: 'payer-and-facility' };
  const ofPayer = payerId !== undefined ? found({ payerId }) : undefined;
  if (ofPayer !== undefined) return { item, priceCents: ofPayer, priceFrom: 'payer' };
  const ofFacility = facilityNpi !== undefined ? found({ facilityNpi }) : undefined;
  if (ofFacility !== undefined) return { item, priceCents: ofFacility, priceFrom: 'facility' };
  return { item, priceCents: item.priceCents, priceFrom: 'item' };
}

function itemOn(versions: readonly ItemVersion[], date: CalendarDate): ChargeItem | undefined {
  const begun = versions.filter(({ item }) => item.effectiveFrom <= date).toSorted(lastFirst)[0]?.item;
  return begun && (begun.effectiveTo === undefined || begun.effectiveTo >= date) ? begun : undefined;
}

const lastFirst = (one: ItemVersion, other: ItemVersion): number =>
  one.item.effectiveFrom === other.item.effectiveFrom
    ? other.version - one.version
    : one.item.effectiveFrom < other.item.effectiveFrom
      ? 1
      : -1;

/** Prices are for one unit; a quantity may have three decimals, and half a cent is rounded up. */
export const chargeFor = ({ priceCents }: Pick<Price, 'priceCents'>, quantity: number): number =>
  Math.round((priceCents * Math.round(quantity * 1_000)) / 1_000);
