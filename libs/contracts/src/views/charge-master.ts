import { z } from 'zod';
import { ChargeItem, Id, Instant } from '../shapes/index.js';

/** A version of a charge item as it was loaded. The same day loaded again with other content is a correction: a higher version. */
export const ChargeItemView = ChargeItem.safeExtend({
  version: z.int().min(1),
  loadedAt: Instant,
  loadedBy: z.string(),
});
export type ChargeItemView = z.output<typeof ChargeItemView>;

/** What one unit costs on a day for a payer at a facility, and which rule of the charge master says so. */
export const ChargePriceView = z.object({
  chargeNumber: z.string(),
  date: z.string(),
  priceCents: z.int(),
  priceFrom: z.enum(['payer-and-facility', 'payer', 'facility', 'item']),
  item: ChargeItem,
});
export type ChargePriceView = z.output<typeof ChargePriceView>;

/** What became of the items of a load. */
export const ChargeMasterLoadReceipt = z.object({
  loadId: Id,
  items: z.int().min(0),
  added: z.int().min(0).meta({ description: 'New numbers, or new versions from a day on.' }),
  corrected: z
    .int()
    .min(0)
    .meta({ description: 'A day that was loaded before, with other content; the earlier one is kept as history.' }),
  unchanged: z.int().min(0),
});
export type ChargeMasterLoadReceipt = z.output<typeof ChargeMasterLoadReceipt>;
