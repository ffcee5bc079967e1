import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer holds; throws with the last answer when it has not after `withinMs`. */
export async function until<Answer>(
  ask: () => Promise<Answer> | Answer,
  holds: (answer: Answer) => boolean,
  withinMs = 15_000,
): Promise<Answer> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > end) throw new Error(`It never held; last: ${JSON.stringify(answer)}`);
    await sleep(20);
  }
}
