import type { Announcement } from '@claimstream/contracts';
import { newId, type Uuid } from '@claimstream/kernel';
import { type EventLog, headersOf, postgresEventLog } from '@claimstream/messaging';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Speaks for the services that a spec does not run: puts events into its log as their relays would. */
export class OtherServices {
  readonly #log: EventLog;

  constructor(eventLogUrl: string) {
    this.#log = postgresEventLog({ connectionString: eventLogUrl, logger: silent });
  }

  /** Says these things in this order; answers the ids of the events, to say one of them again. */
  async say(
    tenantId: Uuid,
    announcements: readonly Announcement[],
    ids: readonly Uuid[] = announcements.map(() => newId()),
  ): Promise<readonly Uuid[]> {
    await this.#log.createTopics(
      [...new Set(announcements.map(({ contract }) => contract.topic))].map((topic) => ({ topic, partitions: 12 })),
    );
    const correlationId = newId();
    await this.#log.send(
      announcements.map(({ contract, key, data }, index) => ({
        topic: contract.topic,
        key,
        value: JSON.stringify(data),
        headers: headersOf({
          id: ids[index]!,
          type: contract.cloudEventType,
          source: '/spec',
          time: new Date().toISOString(),
          subject: key,
          tenantId,
          correlationId,
        }),
      })),
    );
    return ids;
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}
