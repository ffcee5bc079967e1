import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';

export const mask = '***';

const schemas = new WeakMap<z.ZodType, JsonSchema>();

/** The data with everything that its shape marks as personal masked, and everything that the shape does not know. */
export function masked(shape: z.ZodType, data: unknown): unknown {
  let schema = schemas.get(shape);
  if (!schema) {
    schema = jsonSchemaOf(shape);
    schemas.set(shape, schema);
  }
  return maskedBy([schema], data);
}

/** A value may fit one of several schemas: it is masked if any of them says so, and if none knows it. */
function maskedBy(schemas: readonly JsonSchema[], value: unknown): unknown {
  const candidates = schemas.flatMap(alternativesOf);
  if (value === null || value === undefined) return value;
  if (candidates.length === 0 || candidates.some(({ phi }) => phi)) return mask;
  if (Array.isArray(value))
    return value.map((item) =>
      maskedBy(
        candidates.flatMap(({ items }) => items ?? []),
        item,
      ),
    );
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      maskedBy(
        candidates.flatMap((schema) => memberOf(schema, name)),
        member,
      ),
    ]),
  );
}

function alternativesOf(schema: JsonSchema): JsonSchema[] {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!branches) return [schema];
  return branches.flatMap(alternativesOf).map((branch) => (schema.phi ? { ...branch, phi: true } : branch));
}

function memberOf({ properties, additionalProperties }: JsonSchema, name: string): JsonSchema[] {
  const known = properties?.[name];
  if (known) return [known];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}
