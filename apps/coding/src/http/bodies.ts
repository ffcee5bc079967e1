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

export const EncounterBody = () => ApiBody({ schema: documented(Encounter) });

export const BatchBody = () =>
  ApiBody({ schema: documented(z.strictObject({ encounters: z.array(Encounter).min(1).max(mostInBatch) })) });
