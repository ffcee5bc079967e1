import { setTimeout as sleep } from 'node:timers/promises';
import { CodingClient, RefusedByCoding } from '@claimstream/standalone-app';
import { demoMix, type Mix, randomAt, streamEncounters, type SyntheticEncounter } from '@claimstream/synthetic';

/** A bit of everything that parks nothing: more of what goes wrong at the payer than on an ordinary day. */
export const chaosMix: Mix = {
  ...demoMix,
  sandbox: { ...demoMix.sandbox, 'SBX-REVERSAL': 0.03, 'SBX-UNMATCHED': 0.02, 'SBX-999': 0.01 },
};

/** What a source system knows of an encounter that coding has answered for. */
export interface AcceptedEncounter {
  readonly encounterId: string;
  readonly tenantId: string;
  readonly externalId: string;
}

interface IntakeOptions {
  readonly codingUrl: string;
  readonly token: string;
  readonly seed: number;
  readonly perSecond: number;
  readonly signal: AbortSignal;
}

const batchSize = 6;
/** How often a source system is not sure and sends what was answered already once more. */
const sentAgain = 0.1;

/** Streams encounters until it is told to stop, as source systems do that send the same again until they are answered. Answers what was accepted. */
export async function streamIntoCoding({
  codingUrl,
  token,
  seed,
  perSecond,
  signal,
}: IntakeOptions): Promise<AcceptedEncounter[]> {
  const coding = new CodingClient(codingUrl, token); // Without the signal: what was begun is sent until it is answered.
  const random = randomAt({ seed, place: 1 });
  const accepted = new Map<string, AcceptedEncounter>();
  for await (const batch of streamEncounters({ seed, mix: chaosMix, batchSize, perSecond, signal })) {
    const repeat = random.chance(sentAgain);
    for (const one of await send(coding, batch)) accepted.set(one.encounterId, one);
    if (repeat) for (const one of await send(coding, batch)) accepted.set(one.encounterId, one);
  }
  return [...accepted.values()];
}

async function send(coding: CodingClient, batch: readonly SyntheticEncounter[]): Promise<AcceptedEncounter[]> {
  const byTenant = [...Map.groupBy(batch, ({ tenantId }) => tenantId)];
  const answers = await Promise.all(
    byTenant.map(async ([tenantId, members]) => {
      const encounters = members.map(({ encounter }) => encounter);
      const results = await answerOf(() => coding.sendBatch(tenantId, encounters));
      return results.map((result) => {
        if (result.outcome === 'invalid') throw new Error(`Coding refused a synthetic encounter: ${result.problem.code}.`);
        return { encounterId: result.encounterId, tenantId, externalId: encounters[result.index]!.externalId };
      });
    }),
  );
  return answers.flat();
}

/** An answer that breaks off is none: the same is sent again. A refusal is an answer, and not one that belongs here. */
async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof RefusedByCoding) throw error;
      await sleep(200);
    }
  }
}
