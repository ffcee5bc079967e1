import { z } from 'zod';
import { Cents, ChargeCents, Modifier, ProcedureCode, Quantity, RevenueCode, Text } from './primitives.js';

const Charged = z.strictObject({
  procedureCode: ProcedureCode.optional(),
  modifiers: z.array(Modifier),
  revenueCode: RevenueCode.optional(),
  quantity: Quantity,
  chargeAmountCents: ChargeCents,
});

/** A line that came, went or says something else; `before` and `after` are what it was charged for. */
export const ChargeLineChange = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  externalId: Text(50).optional(),
  before: Charged.optional(),
  after: Charged.optional(),
  fields: z.array(z.string().max(60)).max(30).meta({ description: 'Of a changed line: what is different, by name.' }),
  differenceCents: Cents,
});
export type ChargeLineChange = z.output<typeof ChargeLineChange>;

/** What is different in what is charged. */
export const ChargeChange = z.strictObject({
  lines: z.array(ChargeLineChange).max(500),
  linesOmitted: z.int().min(1).optional().meta({ description: 'So many more lines are different; the amounts count them.' }),
  beforeCents: ChargeCents,
  afterCents: ChargeCents,
  differenceCents: Cents,
});
export type ChargeChange = z.output<typeof ChargeChange>;
