import { started } from './parts.js';

/** Jest's global teardown. Where jest is killed before it, the servers' guards do the same. */
export default async function stopParts(): Promise<void> {
  await Promise.all(started.splice(0).map((part) => part.stop()));
}
