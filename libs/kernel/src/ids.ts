import { v5, v7 } from 'uuid';

/** A UUID in its usual lower-case text. */
export type Uuid = string;

/** A new time-ordered id (UUIDv7, RFC 9562): for events and for what has no other name yet. */
export const newId = (): Uuid => v7();

/** The same id for the same parts, every time (UUIDv5): what makes a repeated decision find what it made before. */
export function derivedId(namespace: Uuid, ...parts: (string | number)[]): Uuid {
  return v5(JSON.stringify(parts), namespace);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): text is Uuid => uuidPattern.test(text);
