import { setTimeout as sleep } from 'node:timers/promises';
import { demoPeople } from '@claimstream/standalone-app';
import type { Battlefield } from './battlefield.js';
import { type AcceptedEncounter, streamIntoCoding } from './intake.js';
import { type Fault, tell } from './plan-faults.js';
import { carryOut, Keeper } from './saboteur.js';

interface CampaignOptions {
  readonly faults: readonly Fault[];
  readonly seed: number;
  readonly perSecond: number;
  readonly say: (text: string) => void;
}

export interface Campaign {
  readonly accepted: readonly AcceptedEncounter[];
  readonly keeper: Keeper;
  /** When the last fault was over, on the clock of `performance`. */
  readonly endedAt: number;
}

/** Carries out one fault after the other while encounters flow. The keeper goes on when it is over; what is under way may still need it. */
export async function runCampaign(
  battlefield: Battlefield,
  { faults, seed, perSecond, say }: CampaignOptions,
): Promise<Campaign> {
  const { stack, ground } = battlefield;
  const keeper = new Keeper(Object.values(stack.processes));
  const enough = new AbortController();
  try {
    const { feed: token } = await demoPeople(ground.issuer);
    const codingUrl = stack.processes.coding.url;
    const intake = streamIntoCoding({ codingUrl, token, seed, perSecond, signal: enough.signal });
    const attack = (async () => {
      for (const [index, fault] of faults.entries()) {
        await sleep(fault.afterMs);
        say(`${index + 1}/${faults.length} ${tell(fault)}`);
        await carryOut(fault, battlefield, keeper);
      }
      enough.abort();
      return performance.now();
    })();
    const [endedAt, accepted] = await Promise.all([attack, intake]);
    return { accepted, keeper, endedAt };
  } catch (error) {
    enough.abort();
    await keeper.stop();
    throw error;
  }
}
