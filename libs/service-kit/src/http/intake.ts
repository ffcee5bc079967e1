import { Refusal } from './refusal.js';

/** Whether new work may come in: not while the outbox is full, because what is accepted must be able to be told. */
export class Intake {
  constructor(private readonly outboxIsFull: () => boolean) {}

  assertOpen(): void {
    if (this.outboxIsFull()) {
      throw new Refusal(503, 'OUTBOX_FULL', 'The event log does not take our events; nothing new is accepted until it does.', {
        retryAfterSeconds: 10,
      });
    }
  }
}
