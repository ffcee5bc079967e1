import { setTimeout as sleep } from 'node:timers/promises';
import { CodingClient } from '@claimstream/standalone-app';
import { paidMix, syntheticEncounters } from '@claimstream/synthetic';

interface LoadOptions {
  readonly codingUrl: string;
  readonly token: string;
  /** The place of the first encounter in the endless list of the seed. */
  readonly from: number;
  readonly count: number;
  /** Absent: as fast as they are accepted, `inFlight` requests at a time. */
  readonly perSecond?: number;
  /** Encounters in one request. */
  readonly batchSize: number;
  readonly inFlight: number;
}

const seed = 7;

/** Sends insured office visits whose claims are all paid. Resolves when the last is accepted. */
export async function load({ codingUrl, token, from, count, perSecond, batchSize, inFlight }: LoadOptions): Promise<void> {
  const coding = new CodingClient(codingUrl, token);
  const began = performance.now();
  let next = from;
  const worker = async (): Promise<void> => {
    while (next < from + count) {
      const start = next;
      next = Math.min(next + batchSize, from + count);
      if (perSecond !== undefined) await sleep(Math.max(0, began + ((start - from) / perSecond) * 1000 - performance.now()));
      const encounters = [...syntheticEncounters({ seed, mix: paidMix, from: start, count: next - start })];
      const byTenant = Map.groupBy(encounters, ({ tenantId }) => tenantId);
      for (const [tenantId, members] of byTenant)
        await coding.sendBatch(
          tenantId,
          members.map(({ encounter }) => encounter),
        );
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}
