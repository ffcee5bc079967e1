import { type Announcement } from '@claimstream/contracts';
import { newId, type Uuid } from '@claimstream/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutgoingRecord } from '../event-log.js';
import { headersOf } from '../messages/headers.js';
import { Counted } from './toy-service.js';

/** The record of an announcement, as another service's relay would send it. */
export function recordOf(tenantId: Uuid, { contract, key, data }: Announcement, id = newId()): OutgoingRecord {
  return {
    topic: contract.topic,
    key,
    value: JSON.stringify(data),
    headers: headersOf({
      id,
      type: contract.cloudEventType,
      source: '/elsewhere',
      time: new Date().toISOString(),
      subject: key,
      tenantId,
      correlationId: newId(),
    }),
  };
}

export const counted = (tenantId: Uuid, counterId: Uuid, number: number): OutgoingRecord =>
  recordOf(tenantId, Counted.of({ counterId, number }));

/** Waits until it holds, and says what it was when it never did. */
export async function until<Answer>(
  ask: () => Answer | Promise<Answer>,
  holds: (answer: Answer) => boolean,
  withinMs = 15_000,
): Promise<Answer> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end)
      throw new Error(
        `It never held; last: ${JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
      );
    await sleep(10);
  }
}
