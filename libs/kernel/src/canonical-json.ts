/** JSON with the members of each object in order of their names: the same text for the same content, also after a round trip through jsonb. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isRecord(member) ? Object.fromEntries(Object.entries(member).sort(byName)) : member,
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : one > other ? 1 : 0);
