import type { ConsumerState } from '@claimstream/messaging';

/** What a service needs to take requests, each part with its state. */
export interface Readiness {
  readonly ready: boolean;
  readonly parts: {
    readonly door: 'open' | 'closing';
    readonly database: 'answers' | 'does-not-answer';
    readonly consumer: ConsumerState;
  };
}

export interface ReadinessSources {
  readonly ping: () => Promise<void>;
  readonly consumerState: () => ConsumerState;
}

/** A consumer that waits for the log or the database heals by itself; one that has stopped needs a person, and the service says so. */
const healthy: ReadonlySet<ConsumerState> = new Set<ConsumerState>(['starting', 'consuming', 'retrying']);

/** Tells whether the service should get requests. It turns unready for good when stopping begins. */
export class ReadinessCheck {
  #closing = false;

  constructor(private readonly sources: ReadinessSources) {}

  get closing(): boolean {
    return this.#closing;
  }

  close(): void {
    this.#closing = true;
  }

  async read(): Promise<Readiness> {
    const database = await this.sources.ping().then(
      () => 'answers' as const,
      () => 'does-not-answer' as const,
    );
    const consumer = this.sources.consumerState();
    const door = this.#closing ? 'closing' : 'open';
    return { ready: door === 'open' && database === 'answers' && healthy.has(consumer), parts: { door, database, consumer } };
  }
}
