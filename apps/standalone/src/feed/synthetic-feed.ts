import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { streamEncounters, type SyntheticEncounter } from '@claimstream/synthetic';
import type { CodingClient } from './coding-client.js';

interface FeedOptions {
  readonly coding: CodingClient;
  readonly seed: number;
  readonly count?: number;
  readonly perSecond?: number;
  /** Keeps how far the feed has come, so that it goes on there after a restart. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Streams synthetic encounters into coding. What was sent but not noted is sent again: the same content changes nothing. */
export async function feedSynthetic({ coding, seed, count, perSecond, folder, signal }: FeedOptions): Promise<void> {
  const place = new FeedPlace(path.join(folder, `feed-${seed}.json`));
  const from = place.read();
  const left = count === undefined ? undefined : Math.max(0, count - from);
  const batchSize = perSecond === undefined ? 200 : Math.max(1, Math.ceil(perSecond / 4));
  for await (const batch of streamEncounters({ seed, from, count: left, perSecond, batchSize, signal })) {
    await Promise.all(byTenant(batch).map(([tenantId, encounters]) => coding.sendBatch(tenantId, encounters)));
    place.write(batch.at(-1)!.index + 1);
  }
}

const byTenant = (batch: readonly SyntheticEncounter[]): [string, SyntheticEncounter['encounter'][]][] =>
  [...Map.groupBy(batch, ({ tenantId }) => tenantId)].map(([tenantId, members]) => [
    tenantId,
    members.map(({ encounter }) => encounter),
  ]);

/** The place of the next encounter, in a small file that is replaced whole. */
class FeedPlace {
  constructor(private readonly file: string) {}

  read(): number {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as { next: number }).next : 0;
  }

  write(next: number): void {
    writeFileSync(`${this.file}.new`, JSON.stringify({ next }));
    renameSync(`${this.file}.new`, this.file);
  }
}
