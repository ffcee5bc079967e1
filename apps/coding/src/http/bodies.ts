import { Encounter } from '@claimstream/contracts';
import { ApiBody } from '@nestjs/swagger';
import { z } from 'zod';
import { mostInBatch } from './encounters.requests.js';

type Schema = Extract<Parameters<typeof ApiBody>[0], { schema: unknown }>['schema'];

/** The shape as a request may write it, for the OpenAPI document; handlers check the body themselves to say all faults at once. */
export const documented = (shape: z.ZodType): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return schema as Schema;
};

/** What a line with a charge number may leave out, because the charge master fills it in. */
const filledIn: ReadonlySet<unknown> = new Set(['chargeAmountCents', 'procedureCode', 'revenueCode']);

/** The shape of an encounter as intake takes it: lines need no charge and no code where they name a charge number. */
const atIntake = (shape: z.ZodType): Schema =>
  JSON.parse(JSON.stringify(documented(shape)), (name, value: unknown) =>
    name === 'serviceLines' ? withoutFilledIn(value as LinesSchema) : value,
  ) as Schema;

interface LinesSchema {
  items: { required: string[] };
}

const withoutFilledIn = ({ items, ...list }: LinesSchema): LinesSchema => ({
  ...list,
  items: { ...items, required: items.required.filter((field) => !filledIn.has(field)) },
});

export const EncounterBody = () => ApiBody({ schema: atIntake(Encounter) });

export const BatchBody = () =>
  ApiBody({ schema: atIntake(z.strictObject({ encounters: z.array(Encounter).min(1).max(mostInBatch) })) });
