import { z } from 'zod';
import { CalendarDate, ChargeCents, Modifier, Npi, ProcedureCode, RevenueCode, Text } from './primitives.js';

/** Another price for one payer, for one location, or for one payer at one location. */
export const PriceOverride = z
  .strictObject({
    payerId: Text(80).optional(),
    facilityNpi: Npi.optional().meta({
      description: 'NPI of the service facility, or of the billing provider where there is none.',
    }),
    priceCents: ChargeCents,
  })
  .refine(({ payerId, facilityNpi }) => payerId !== undefined || facilityNpi !== undefined, {
    message: 'must name a payer or a facility',
    path: ['payerId'],
    params: { code: 'OVERRIDE_WITHOUT_SCOPE' },
  });
export type PriceOverride = z.output<typeof PriceOverride>;

/** What a hospital or practice charges for one thing from a day on. A later version of the same number takes its place from its own day. */
export const ChargeItem = z
  .strictObject({
    chargeNumber: Text(50),
    description: Text(200),
    procedureCode: ProcedureCode.optional(),
    modifiers: z.array(Modifier).max(4).default([]),
    revenueCode: RevenueCode.optional(),
    priceCents: ChargeCents.meta({ description: 'For one unit, in whole US cents.' }),
    effectiveFrom: CalendarDate,
    effectiveTo: CalendarDate.optional().meta({ description: 'Last day; absent: until a later version begins.' }),
    overrides: z.array(PriceOverride).max(1_000).default([]),
  })
  .refine(({ effectiveFrom, effectiveTo }) => effectiveTo === undefined || effectiveTo >= effectiveFrom, {
    message: 'must not lie before effectiveFrom',
    path: ['effectiveTo'],
    params: { code: 'DATES_REVERSED' },
  });
export type ChargeItem = z.output<typeof ChargeItem>;
