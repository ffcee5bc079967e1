import { catalogue } from '../catalogue.js';
import { type JsonSchema, jsonSchemaOf } from '../json-schema.js';

/** A schema as it was released, with its example: libs/contracts/released/<cloud event type>.json, never changed afterwards. */
export interface ReleasedSchema {
  readonly cloudEventType: string;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

/** What a release would keep now. */
export const schemasNow = (): ReleasedSchema[] =>
  catalogue.map(({ cloudEventType, data, example }) => ({ cloudEventType, schema: jsonSchemaOf(data), example }));
