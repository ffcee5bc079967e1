/** An object of Kubernetes, or a part of one, as its YAML says it. */
export type Yaml = { readonly [field: string]: unknown };

/** Lists that patches merge item by item, by this field; all others are replaced. */
const keys = ['name', 'mountPath'] as const;

/** Lays a patch over an object as kustomize does: maps are merged, named items are merged with their namesakes, the rest is replaced. */
export function merge(below: unknown, above: unknown): unknown {
  if (isMap(below) && isMap(above)) return mergeMaps(below, above);
  if (Array.isArray(below) && Array.isArray(above)) return mergeLists(below, above);
  return above;
}

export const isMap = (value: unknown): value is Yaml => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of field names and indexes, `undefined` where the path leads nowhere. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inside, step) => (typeof inside === 'object' && inside ? (inside as Yaml)[step] : undefined), value);

function mergeMaps(below: Yaml, above: Yaml): Yaml {
  const merged = Object.entries(above).map(([field, value]) => [field, field in below ? merge(below[field], value) : value]);
  return { ...below, ...Object.fromEntries(merged) };
}

function mergeLists(below: readonly unknown[], above: readonly unknown[]): unknown[] {
  const key = keys.find((field) => [...below, ...above].every((item) => isMap(item) && field in item));
  if (!key) return [...above];
  const isNamed = (name: unknown) => (item: unknown) => at(item, key) === name;
  const kept = below.map((item) => {
    const patch = above.find(isNamed(at(item, key)));
    return patch ? merge(item, patch) : item;
  });
  return [...kept, ...above.filter((item) => !below.some(isNamed(at(item, key))))];
}
