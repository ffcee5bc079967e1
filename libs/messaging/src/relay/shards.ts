/**
 * Keys are spread over so many shards, each published by one instance of the service at a time. Stored with each event: fixed for
 * ever.
 */
export const SHARDS = 16;

/** The shard of a key (FNV-1a, 32 bits). */
export function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % SHARDS;
}
