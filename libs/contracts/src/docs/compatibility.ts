import type { JsonSchema } from '../json-schema.js';

/** Keywords that say something to people only. */
const annotations = new Set(['description', 'title', 'examples', 'phi']);

/**
 * What makes a schema unfit to take the place of a released one of the same version, for readers of both: anything but a new optional
 * property or other words. Empty when it is fit (full compatibility; with every released schema, transitive).
 */
export function incompatibilities(released: JsonSchema, current: JsonSchema, path = ''): string[] {
  const known = released.properties ?? {};
  const now = current.properties ?? {};
  const removed = Object.keys(known).filter((name) => !(name in now));
  const required = (current.required ?? []).filter((name) => !(released.required ?? []).includes(name));
  const optional = (released.required ?? []).filter((name) => !(current.required ?? []).includes(name));
  return [
    ...removed.map((name) => `${path}/${name} was removed`),
    ...required.map((name) => `${path}/${name} became required`),
    ...optional.map((name) => `${path}/${name} is no longer required`),
    ...Object.keys(known).flatMap((name) => (now[name] ? incompatibilities(known[name]!, now[name], `${path}/${name}`) : [])),
    ...differences(released, current, path),
  ];
}

function differences(released: JsonSchema, current: JsonSchema, path: string): string[] {
  const before = released as Record<string, unknown>;
  const after = current as Record<string, unknown>;
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword): string[] => {
    if (annotations.has(keyword) || keyword === 'properties' || keyword === 'required') return [];
    const [was, is] = [before[keyword], after[keyword]];
    if (isSchema(was) && isSchema(is)) return incompatibilities(was, is, `${path}/${keyword}`);
    if (areSchemas(was) && areSchemas(is) && was.length === is.length) {
      return was.flatMap((schema, index) => incompatibilities(schema, is[index]!, `${path}/${keyword}/${index}`));
    }
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [`${path || '/'} changed its ${keyword}`];
  });
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);
const areSchemas = (value: unknown): value is readonly JsonSchema[] => Array.isArray(value) && value.every(isSchema);
